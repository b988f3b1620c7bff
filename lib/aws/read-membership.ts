import "server-only";
import type { Called, Caller } from "@/lib/aws/call";
import { getMembership } from "@/lib/aws/security-ir/get-membership";
import { listMemberships } from "@/lib/aws/security-ir/list-memberships";
import type { Membership } from "@/lib/cases/membership";
import { env } from "@/lib/env";

/**
 * The membership that this portal's cases go to: one call if the settings name it, else two. Undefined if AWS lists
 * none. If only the list can be read, what it says.
 */
export async function readMembership(
  caller: Caller,
  abortSignal: AbortSignal,
): Promise<Called<Membership | undefined>> {
  const { AWS_MEMBERSHIP_ID } = env();
  if (AWS_MEMBERSHIP_ID) return getMembership(caller, { membershipId: AWS_MEMBERSHIP_ID, abortSignal });
  const listed = await listMemberships(caller, abortSignal);
  if (!listed.ok) return listed;
  const membership = chosenOf(listed.answer);
  if (!membership) return { ...listed, answer: undefined };
  const read = await getMembership(caller, { membershipId: membership.membershipId, abortSignal });
  return read.ok ? read : { ...listed, answer: membership };
}

/** Cancelled memberships stay in the list. */
function chosenOf(memberships: readonly Membership[]): Membership | undefined {
  const here = memberships.filter(({ region }) => region === undefined || region === env().AWS_REGION);
  return here.find(({ status }) => status === "Active") ?? here[0];
}
