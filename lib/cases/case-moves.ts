import type { CaseStatus, ResolverType, SelfManagedCaseStatus } from "@aws-sdk/client-security-ir";
import type { Right } from "./case-rights";

/** The acts on a case besides writing: set its status, hand it to AWS, close it, or open a new one. */
export type CaseMove = "status" | "help" | "close" | "new";

export const rightOf = { status: "status", help: "status", close: "close", new: "open" } as const satisfies Record<
  CaseMove,
  Right
>;

type Case = { caseStatus: CaseStatus | undefined; resolverType: ResolverType | undefined };

/** The user guide's "Changing case status". The service model's text lacks two of these moves. */
const statusMoves: Readonly<Record<SelfManagedCaseStatus, readonly SelfManagedCaseStatus[]>> = {
  Submitted: ["Detection and Analysis", "Containment, Eradication and Recovery", "Post-incident Activities"],
  "Detection and Analysis": ["Containment, Eradication and Recovery", "Post-incident Activities"],
  "Containment, Eradication and Recovery": ["Detection and Analysis", "Post-incident Activities"],
  "Post-incident Activities": ["Detection and Analysis", "Containment, Eradication and Recovery"],
};

/** AWS sets the status of its own cases. */
export function statusesFor({ caseStatus, resolverType }: Case): readonly SelfManagedCaseStatus[] {
  return resolverType === "Self" && isSelfManagedStatus(caseStatus) ? statusMoves[caseStatus] : [];
}

/** None that AWS is known to refuse. */
export function movesFor(facts: Case): CaseMove[] {
  if (facts.caseStatus === "Closed") return ["new"];
  return [
    ...(statusesFor(facts).length > 0 ? ["status" as const] : []),
    ...(facts.resolverType === "Self" ? ["help" as const] : []),
    "close",
  ];
}

function isSelfManagedStatus(status: CaseStatus | undefined): status is SelfManagedCaseStatus {
  return status !== undefined && Object.hasOwn(statusMoves, status);
}
