import { getCase } from "@/lib/aws/security-ir/get-case";
import { listTagsForResource } from "@/lib/aws/security-ir/list-tags-for-resource";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { toCaseContent } from "@/lib/cases/case-content";
import { isCaseId } from "@/lib/cases/case-id";
import { userRoute } from "@/lib/user-route";
import type { ReadContent } from "../../../../cases/[caseId]/_actions/read-content";

/** Gives a new case the content of this one. */
export const GET = userRoute<{ caseId: string }>(
  "content",
  async (session, { params: { caseId }, signal }): Promise<ReadContent> => {
    if (!isCaseId(caseId)) return { status: "absent" };
    const read = await getCase(session, caseId, { abortSignal: signal });
    if (!read.ok) return { status: toReadFailure(read.failure) };
    const { caseArn } = read.answer;
    const tags = caseArn ? await listTagsForResource(session, { caseId, caseArn }) : undefined;
    return {
      status: "read",
      content: toCaseContent(read.answer, tags?.ok ? tags.answer : []),
      hasTags: tags?.ok === true,
    };
  },
);
