import { caseArn } from "../case-arn";
import { caseLabels, requireCase } from "../case-resource";
import type { SecurityIrOperation } from "../operation";
import { pageOf, pageShape } from "../page";
import { requirePermission } from "../permissions";
import { requireValid } from "../validation";

/** Oldest first. AWS does not publish its order. */
export const listComments: SecurityIrOperation = {
  service: "security-ir",
  name: "ListComments",
  route: "POST /v1/cases/{caseId}/list-comments",
  prepare: ({ world, labels, input, session, entry }) => {
    const caseId = String(labels.caseId);
    entry.caseId = caseId;
    requirePermission(session, "security-ir:ListComments", caseArn(world.config, caseId));
    requireValid(caseLabels, labels);
    requireValid(pageShape, input);

    return () => {
      const comments = world.cases.comments(requireCase(world, caseId).caseId);
      return { status: 200, result: { ...pageOf(comments, input), total: comments.length } };
    };
  },
};
