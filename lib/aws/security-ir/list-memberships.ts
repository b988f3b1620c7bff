import "server-only";
import { ListMembershipsCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";
import type { Membership } from "@/lib/cases/membership";

/** The first page: an account has one membership for each Region, at most. */
export function listMemberships(caller: Caller, abortSignal: AbortSignal): Promise<Called<Membership[]>> {
  return callAs(caller, new ListMembershipsCommand({}), {
    operation: "ListMemberships",
    retry: "read",
    priority: "background",
    abortSignal,
    toAnswer: ({ items }) =>
      (items ?? []).flatMap(({ membershipId, accountId, region, membershipStatus }) =>
        membershipId
          ? [{ membershipId, accountId, region, name: undefined, status: membershipStatus, team: undefined }]
          : [],
      ),
  });
}
