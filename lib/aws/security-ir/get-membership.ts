import "server-only";
import { GetMembershipCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";
import type { Membership } from "@/lib/cases/membership";

type Asked = { membershipId: string; abortSignal: AbortSignal };

/** Without the team's email addresses, which the page does not show. */
export function getMembership(caller: Caller, { membershipId, abortSignal }: Asked): Promise<Called<Membership>> {
  return callAs(caller, new GetMembershipCommand({ membershipId }), {
    operation: "GetMembership",
    retry: "read",
    priority: "background",
    abortSignal,
    toAnswer: ({ accountId, region, membershipName, membershipStatus, incidentResponseTeam }) => ({
      membershipId,
      accountId,
      region,
      name: membershipName,
      status: membershipStatus,
      team: (incidentResponseTeam ?? []).map(({ name = "", jobTitle = "" }) => ({ name, jobTitle })),
    }),
  });
}
