import { securityIrError } from "../aws-error";
import type { SecurityIrOperation } from "../operation";
import { requirePermission } from "../permissions";
import { required, requireValid, structure, text } from "../validation";

const labelsShape = structure({ caseId: required(text({ min: 10, max: 32, pattern: /\d{10,32}.*/ })) });

/** GET /v1/cases/{caseId}/get-case → 200 with what was sent and what AWS adds; tags and the client token are not given back. */
export const getCase: SecurityIrOperation = {
  service: "security-ir",
  name: "GetCase",
  route: "GET /v1/cases/{caseId}/get-case",
  prepare: ({ world, labels, session, entry }) => {
    const caseId = String(labels.caseId);
    const { accountId, region } = world.config;
    const caseArn = `arn:aws:security-ir:${region}:${accountId}:case/${caseId}`;
    entry.caseId = caseId;
    requirePermission(session, "security-ir:GetCase", caseArn);
    requireValid(labelsShape, labels);

    return () => {
      const stored = world.cases.get(caseId);
      if (!stored) throw securityIrError("ResourceNotFoundException", `Case ${caseId} was not found.`);
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
