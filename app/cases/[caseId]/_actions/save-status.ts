"use server";

import { moveCase } from "@/lib/aws/move-case";
import { updateCaseStatus } from "@/lib/aws/security-ir/update-case-status";
import { newStatusSchema } from "@/lib/cases/case-move-schemas";
import { statusesFor } from "@/lib/cases/case-moves";
import { userAction } from "@/lib/user-action";

export const saveStatus = userAction("saveStatus", newStatusSchema, (session, { caseId, from, to }) =>
  moveCase(session, {
    caseId,
    isDone: ({ caseStatus }) => caseStatus === to,
    isPossible: (facts) => facts.caseStatus === from && statusesFor(facts).includes(to),
    send: () => updateCaseStatus(session, { caseId, caseStatus: to }),
  }),
);
