import { readMembership } from "@/lib/aws/read-membership";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { userRoute } from "@/lib/user-route";
import type { ReadMembership } from "../../cases/new/_membership/membership-reads";

/** Where cases go. Nobody waits for it. */
export const GET = userRoute("membership", async (session, { signal }): Promise<ReadMembership> => {
  const read = await readMembership(session, signal);
  if (!read.ok) return { status: toReadFailure(read.failure) };
  return { status: "read", ...(read.answer ? { membership: read.answer } : {}) };
});
