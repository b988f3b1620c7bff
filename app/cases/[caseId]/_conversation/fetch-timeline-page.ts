import type { PageOwner } from "@/lib/page-owner";
import { type GoneReason, readAsOwner } from "../../../_account/read-as-owner";
import type { ListName, TimelinePage } from "./timeline-page";

export type FetchedFor = {
  caseId: string;
  list: ListName;
  token: string | undefined;
  isAwaited: boolean;
  owner: PageOwner;
  signal: AbortSignal;
};

export type FetchedPage = TimelinePage | { status: "gone"; why: GoneReason };

/** Never rejects. */
export async function fetchTimelinePage({
  caseId,
  list,
  token,
  isAwaited,
  owner,
  signal,
}: FetchedFor): Promise<FetchedPage> {
  const background = isAwaited ? {} : { background: "" };
  const query = new URLSearchParams({ list, ...(token === undefined ? {} : { token }), ...background });
  const read = await readAsOwner<TimelinePage>(`/api/cases/${caseId}/timeline?${query}`, owner, signal);
  switch (read.status) {
    case "ok":
      return read.answer;
    case "gone":
      return read;
    case "signed-out":
      return { status: "session-refused" };
    case "failed":
      return { status: "unavailable" };
  }
}
