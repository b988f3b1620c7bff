import type { ListedCase } from "./listed-case";

/** For tests. */
export function aListedCase(parts: Partial<ListedCase> = {}): ListedCase {
  return {
    caseId: "1234567890",
    title: "Unknown access keys in use",
    caseStatus: "Acknowledged",
    resolverType: "AWS",
    pendingAction: "None",
    createdAt: Date.UTC(2026, 10, 21, 1, 14),
    updatedAt: Date.UTC(2026, 10, 21, 2, 30),
    ...parts,
  };
}
