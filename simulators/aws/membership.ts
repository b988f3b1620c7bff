import type { SimulatorConfig } from "./config";
import type { JsonObject } from "./json";
import { required, structure, text } from "./validation";

export const membershipId = "m-0a1b2c3d4e5f67890";

export const membershipLabel = required(text({ min: 12, max: 34, pattern: /m-[a-z0-9]{10,32}/ }));

export const membershipLabels = structure({ membershipId: membershipLabel });

/** The members that ListMemberships and GetMembership share. */
export function membershipSummary({ accountId, region }: SimulatorConfig): JsonObject {
  return { membershipId, accountId, region, membershipArn: membershipArn({ accountId, region }, membershipId) };
}

/** The membership need not exist. */
export function membershipArn(place: Pick<SimulatorConfig, "accountId" | "region">, id: string): string {
  return `arn:aws:security-ir:${place.region}:${place.accountId}:membership/${id}`;
}
