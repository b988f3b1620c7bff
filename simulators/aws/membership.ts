import type { SimulatorConfig } from "./config";
import type { JsonObject } from "./json";
import { required, structure, text } from "./validation";

/** The account's one membership. */
export const membershipId = "m-0a1b2c3d4e5f67890";

/** The path label that names a membership. */
export const membershipLabel = required(text({ min: 12, max: 34, pattern: /m-[a-z0-9]{10,32}/ }));

/** The labels of an operation on a membership. */
export const membershipLabels = structure({ membershipId: membershipLabel });

/** The members that both the list and the single answer carry. */
export function membershipSummary({ accountId, region }: SimulatorConfig): JsonObject {
  return { membershipId, accountId, region, membershipArn: membershipArn({ accountId, region }, membershipId) };
}

/** The ARN of a membership of the account, existing or not. */
export function membershipArn(place: Pick<SimulatorConfig, "accountId" | "region">, id: string): string {
  return `arn:aws:security-ir:${place.region}:${place.accountId}:membership/${id}`;
}
