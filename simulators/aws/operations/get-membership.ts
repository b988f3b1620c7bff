import { securityIrError } from "../aws-error";
import { membershipArn, membershipId, membershipLabels, membershipSummary } from "../membership";
import type { SecurityIrOperation } from "../operation";
import { requirePermission } from "../permissions";
import { requireValid } from "../validation";

const activatedAt = Date.UTC(2025, 0, 15) / 1000;

export const getMembership: SecurityIrOperation = {
  service: "security-ir",
  name: "GetMembership",
  route: "GET /v1/membership/{membershipId}",
  prepare: ({ world, labels, session }) => {
    const asked = String(labels.membershipId);
    requirePermission(session, "security-ir:GetMembership", membershipArn(world.config, asked));
    requireValid(membershipLabels, labels);

    return () => {
      if (asked !== membershipId) {
        throw securityIrError("ResourceNotFoundException", `Membership ${asked} was not found.`);
      }
      return {
        status: 200,
        result: {
          ...membershipSummary(world.config),
          membershipStatus: "Active",
          membershipName: "Example Corp incident response",
          membershipActivationTimestamp: activatedAt,
          customerType: "Organization",
          numberOfAccountsCovered: world.config.memberAccounts.length + 1,
          incidentResponseTeam: [
            { name: "Ana Example", jobTitle: "Incident responder", email: "ana@example.com" },
            { name: "Max Example", jobTitle: "Security lead", email: "max@example.com" },
          ],
        },
      };
    };
  },
};
