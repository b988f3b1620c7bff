import { securityIrError } from "../aws-error";
import { accountIdShape } from "../case-shapes";
import { membershipArn, membershipId, membershipLabels } from "../membership";
import type { SecurityIrOperation } from "../operation";
import { requirePermission } from "../permissions";
import { list, required, requireValid, structure } from "../validation";

const bodyShape = structure({ accountIds: required(list(accountIdShape, { min: 1, max: 100 })) });

export const batchGetMemberAccountDetails: SecurityIrOperation = {
  service: "security-ir",
  name: "BatchGetMemberAccountDetails",
  route: "POST /v1/membership/{membershipId}/batch-member-details",
  prepare: ({ world, labels, input, session }) => {
    const asked = String(labels.membershipId);
    requirePermission(session, "security-ir:BatchGetMemberAccountDetails", membershipArn(world.config, asked));
    requireValid(membershipLabels, labels);
    requireValid(bodyShape, input);

    return () => {
      if (asked !== membershipId) {
        throw securityIrError("ResourceNotFoundException", `Membership ${asked} was not found.`);
      }
      const covered = new Set([world.config.accountId, ...world.config.memberAccounts]);
      const accountIds = [input.accountIds].flat().map(String);
      const items = accountIds.map((accountId) =>
        covered.has(accountId)
          ? { accountId, relationshipStatus: "Associated", relationshipType: "Organization" }
          : { accountId, relationshipStatus: "Unassociated", relationshipType: "Unrelated" },
      );
      return { status: 200, result: { items, errors: [] } };
    };
  },
};
