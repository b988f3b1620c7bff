import { findOutsideAccounts } from "@/lib/aws/find-outside-accounts";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { caseFields } from "@/lib/cases/case-fields";
import { isMembershipId } from "@/lib/cases/membership";
import { userRoute } from "@/lib/user-route";
import { accountsHeader, type ReadOutsiders } from "../../../../cases/new/_membership/membership-reads";

/** Which of a case's accounts the membership does not cover. Nobody waits for it. */
export const GET = userRoute<{ membershipId: string }>(
  "membership-accounts",
  async (session, { params: { membershipId }, headers, signal }): Promise<ReadOutsiders> => {
    if (!isMembershipId(membershipId)) return { status: "absent" };
    const asked = (headers.get(accountsHeader) ?? "").split(" ").filter((id) => /^\d{12}$/.test(id));
    const accounts = [...new Set(asked)].slice(0, caseFields.impactedAccounts.maxEntries);
    const found = await findOutsideAccounts(session, { membershipId, accounts, abortSignal: signal });
    return found.ok ? { status: "read", outside: found.outside } : { status: toReadFailure(found.failure) };
  },
);
