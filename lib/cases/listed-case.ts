import type { CaseStatus, PendingAction, ResolverType } from "@aws-sdk/client-security-ir";

/** A case as AWS lists it, which is less than GetCase tells. Times are epoch milliseconds. */
export type ListedCase = {
  caseId: string;
  title: string;
  caseStatus: CaseStatus | undefined;
  resolverType: ResolverType | undefined;
  pendingAction: PendingAction | undefined;
  createdAt: number | undefined;
  updatedAt: number | undefined;
};

/** AWS marks cases that it opened itself by their title. */
export function isOpenedByAws({ title }: ListedCase): boolean {
  return title.startsWith("[Proactive case]");
}
