import { type FaultKind, faultKinds } from "../fault-kinds";

/** What goes wrong with a comment: as with a case, except for what only a sign-in or a case can have. */
export const commentFaults: readonly FaultKind[] = faultKinds
  .filter(({ mishap }) => mishap !== "signed-out")
  .map((kind) => ({
    ...kind,
    armed: kind.armed.map((fault) => ({
      ...fault,
      operation: fault.operation === "ListCases" ? "ListComments" : "CreateCaseComment",
    })),
  }));
