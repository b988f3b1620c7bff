import { getCase } from "@/lib/aws/security-ir/get-case";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { toCaseFacts } from "@/lib/cases/case-facts";
import { isCaseId } from "@/lib/cases/case-id";
import { toCaseText } from "@/lib/cases/case-text";
import { toPriority } from "@/lib/read-priority";
import { userRoute } from "@/lib/user-route";
import type { ReadFacts } from "../../../cases/[caseId]/_facts/read-facts";
import { shownFiles } from "../../../cases/[caseId]/_files/shown-files";

/** The facts that can have changed since the page was made. */
export const GET = userRoute<{ caseId: string }>(
  "case",
  async (session, { params: { caseId }, query, signal }): Promise<ReadFacts> => {
    if (!isCaseId(caseId)) return { status: "absent" };
    const read = await getCase(session, caseId, { abortSignal: signal, priority: toPriority(query) });
    if (!read.ok) return { status: toReadFailure(read.failure), isThrottled: read.failure.kind === "throttled" };
    const { answer } = read;
    return {
      status: "read",
      facts: toCaseFacts(answer),
      files: shownFiles(answer),
      text: toCaseText(caseId, answer),
    };
  },
);
