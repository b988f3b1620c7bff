import { caseArn } from "../case-arn";
import { caseLabels, requireCase } from "../case-resource";
import type { SecurityIrOperation } from "../operation";
import { requirePermission } from "../permissions";
import { requireValid } from "../validation";

/** Does not return the tags or the client token. */
export const getCase: SecurityIrOperation = {
  service: "security-ir",
  name: "GetCase",
  route: "GET /v1/cases/{caseId}/get-case",
  prepare: ({ world, labels, session, entry }) => {
    const caseId = String(labels.caseId);
    entry.caseId = caseId;
    requirePermission(session, "security-ir:GetCase", caseArn(world.config, caseId));
    requireValid(caseLabels, labels);

    return () => {
      const stored = requireCase(world, caseId);
      const { tags: _tags, ...sent } = stored.input;
      return {
        status: 200,
        result: {
          ...sent,
          caseArn: stored.caseArn,
          caseStatus: stored.caseStatus,
          pendingAction: "None",
          createdDate: stored.createdDate,
          lastUpdatedDate: stored.createdDate,
          caseAttachments: [],
        },
      };
    };
  },
};
