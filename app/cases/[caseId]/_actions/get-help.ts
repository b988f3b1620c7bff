"use server";

import { moveCase } from "@/lib/aws/move-case";
import { updateResolverType } from "@/lib/aws/security-ir/update-resolver-type";
import { movedCaseSchema } from "@/lib/cases/case-move-schemas";
import { userAction } from "@/lib/user-action";

export const getHelp = userAction("getHelp", movedCaseSchema, (session, { caseId }) =>
  moveCase(session, {
    caseId,
    isDone: ({ resolverType }) => resolverType === "AWS",
    isPossible: ({ moves }) => moves.includes("help"),
    send: () => updateResolverType(session, { caseId }),
  }),
);
