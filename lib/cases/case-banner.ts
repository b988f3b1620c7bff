import type { CaseStatus, PendingAction, ResolverType } from "@aws-sdk/client-security-ir";

export type Waiting = "closed" | "own-team" | "for-you" | "for-aws" | "unknown";

type CaseFacts = {
  caseStatus: CaseStatus | undefined;
  resolverType: ResolverType | undefined;
  pendingAction: PendingAction | undefined;
};

/** Who waits for whom. A closed case waits for nobody, and AWS asks nothing about a self-managed one. */
export function waitingIn({ caseStatus, resolverType, pendingAction }: CaseFacts): Waiting {
  if (caseStatus === "Closed") return "closed";
  if (resolverType === "Self") return "own-team";
  if (resolverType !== "AWS") return "unknown";
  return pendingAction === "Customer" ? "for-you" : "for-aws";
}
