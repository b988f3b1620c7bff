import type { SimulatorConfig } from "./config";

/** The ARN of a case of the account, existing or not. */
export function caseArn({ accountId, region }: Pick<SimulatorConfig, "accountId" | "region">, caseId: string): string {
  return `arn:aws:security-ir:${region}:${accountId}:case/${caseId}`;
}
