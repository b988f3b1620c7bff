import type { CreateCaseCommandInput } from "@aws-sdk/client-security-ir";
import type { CaseValues } from "./case-schema";
import { splitDescription } from "./long-description";

// AWS requires these lists, which may be empty.
const isAlwaysSent: ReadonlySet<string> = new Set(["impactedAccounts", "watchers"]);

/**
 * Leaves out empty optional members: even an empty tag map may need `security-ir:TagResource`. Sends the client token,
 * because AWS's client would make a new one for each call.
 */
export function toCreateCaseInput(values: CaseValues): CreateCaseCommandInput {
  const { inCase: description } = splitDescription(values.description);
  const { impactedAwsRegions, tags, ...sameInAws } = { ...values, description };
  const sent = Object.entries(sameInAws).filter(([name, value]) => isAlwaysSent.has(name) || !isEmpty(value));
  return {
    ...(Object.fromEntries(sent) as typeof sameInAws), // Only optional members are missing.
    ...(impactedAwsRegions.length > 0 ? { impactedAwsRegions: impactedAwsRegions.map(toAwsRegion) } : {}),
    ...(tags.length > 0 ? { tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) } : {}),
  };
}

export function toAwsRegion<Region>(region: Region): { region: Region } {
  return { region };
}

function isEmpty(value: string | Date | readonly unknown[]): boolean {
  return !(value instanceof Date) && value.length === 0;
}
