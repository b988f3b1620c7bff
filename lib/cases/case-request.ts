import type { CreateCaseCommandInput } from "@aws-sdk/client-security-ir";
import type { CaseValues } from "./case-schema";

/**
 * What CreateCase is called with. Lists that AWS makes optional are left out when empty: a tag map, even an empty one, may ask for the right
 * `security-ir:TagResource`. The client token travels explicitly, since AWS's client would make a new one for each call.
 */
export function toCreateCaseInput(values: CaseValues): CreateCaseCommandInput {
  const { threatActorIpAddresses, impactedServices, impactedAwsRegions, tags, ...required } = values;
  return {
    ...required,
    ...(threatActorIpAddresses.length > 0 ? { threatActorIpAddresses } : {}),
    ...(impactedServices.length > 0 ? { impactedServices } : {}),
    ...(impactedAwsRegions.length > 0 ? { impactedAwsRegions: impactedAwsRegions.map((region) => ({ region })) } : {}),
    ...(tags.length > 0 ? { tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) } : {}),
  };
}
