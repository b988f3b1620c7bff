import { isCaseId } from "@/lib/cases/case-id";
import { toPriority } from "@/lib/read-priority";
import { userRoute } from "@/lib/user-route";
import { readTimelinePage } from "../../../../cases/[caseId]/_conversation/read-timeline";
import { listNames, type TimelinePage } from "../../../../cases/[caseId]/_conversation/timeline-page";

/** A page of one of the lists that make up the conversation. */
export const GET = userRoute<{ caseId: string }>(
  "timeline",
  async (session, { params: { caseId }, query, signal }): Promise<TimelinePage> => {
    const list = listNames.find((name) => name === query.get("list"));
    if (!list || !isCaseId(caseId)) return { status: "absent" };
    const nextToken = query.get("token") ?? undefined;
    return readTimelinePage(session, list, { caseId, nextToken, abortSignal: signal, priority: toPriority(query) });
  },
);
