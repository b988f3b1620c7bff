import { isCaseId } from "@/lib/cases/case-id";
import { userRoute } from "@/lib/user-route";
import { readRecordPage, readRecordStart } from "../../../../cases/[caseId]/_record/read-record";
import { type AnyRecordPage, type RecordStart, recordLists } from "../../../../cases/[caseId]/_record/record-answers";

/** A piece of a case's record: a page of one list, or without `list` everything else. */
export const GET = userRoute<{ caseId: string }>(
  "record",
  async (session, { params: { caseId }, query, signal }): Promise<RecordStart<Date> | AnyRecordPage<Date>> => {
    if (!isCaseId(caseId)) return { status: "absent" };
    if (!query.has("list")) return readRecordStart(session, caseId, signal);
    const list = recordLists.find((name) => name === query.get("list"));
    if (!list) return { status: "absent" };
    const nextToken = query.get("token") ?? undefined;
    const priority = nextToken === undefined ? "person" : "later-page";
    return readRecordPage(session, list, { caseId, nextToken, abortSignal: signal, priority });
  },
);
