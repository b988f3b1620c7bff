import { getCase } from "@/lib/aws/security-ir/get-case";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { isCaseId } from "@/lib/cases/case-id";
import { userRoute } from "@/lib/user-route";
import type { ReadScope } from "../../../../cases/new/_review/read-scope";

/** For a form whose case somebody may have opened already. Nobody waits for it. */
export const GET = userRoute<{ caseId: string }>(
  "scope",
  async (session, { params: { caseId }, signal }): Promise<ReadScope> => {
    if (!isCaseId(caseId)) return { status: "absent" };
    const read = await getCase(session, caseId, { abortSignal: signal, priority: "background" });
    if (!read.ok) return { status: toReadFailure(read.failure) };
    const { impactedAccounts, threatActorIpAddresses } = read.answer;
    return {
      status: "read",
      accounts: impactedAccounts,
      addresses: threatActorIpAddresses.map(({ ipAddress }) => ipAddress),
    };
  },
);
