"use server";

import { moveCase } from "@/lib/aws/move-case";
import { closeCase as sendCloseCase } from "@/lib/aws/security-ir/close-case";
import { movedCaseSchema } from "@/lib/cases/case-move-schemas";
import { userAction } from "@/lib/user-action";

export const closeCase = userAction("closeCase", movedCaseSchema, (session, { caseId }) =>
  moveCase(session, {
    caseId,
    isDone: ({ caseStatus }) => caseStatus === "Closed",
    isPossible: ({ moves }) => moves.includes("close"),
    send: () => sendCloseCase(session, { caseId }),
  }),
);
