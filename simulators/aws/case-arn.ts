import type { SimulatorConfig } from "./config";

/** The case need not exist. */
export function caseArn({ accountId, region }: Pick<SimulatorConfig, "accountId" | "region">, caseId: string): string {
  return `arn:aws:security-ir:${region}:${accountId}:case/${caseId}`;
}
