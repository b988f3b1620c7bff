import "server-only";
import type { Session } from "@/lib/auth/session";
import type { Called } from "@/lib/aws/call";
import type { PageAsked } from "@/lib/aws/page-asked";
import { listCaseEdits, type PageOfEdits } from "@/lib/aws/security-ir/list-case-edits";
import { listComments, type PageOfComments } from "@/lib/aws/security-ir/list-comments";
import { listInvestigations, type PageOfInvestigations } from "@/lib/aws/security-ir/list-investigations";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { type TimelineEntry, toCommentEntry, toEditEntry, toFindingEntry } from "@/lib/cases/timeline";
import type { ListName, TimelinePage } from "./timeline-page";

export async function readTimelinePage(session: Session, list: ListName, asked: PageAsked): Promise<TimelinePage> {
  switch (list) {
    case "comments":
      return toPageOfComments(session, await listComments(session, asked));
    case "edits":
      return toPageOfEdits(session, await listCaseEdits(session, asked));
    case "findings":
      return toPageOfFindings(await listInvestigations(session, asked));
  }
}

export function toPageOfComments(session: Session, read: Called<PageOfComments>): TimelinePage {
  return toPage(read, ({ comments }) => comments.map((comment) => toCommentEntry(comment, session.roleSessionArn)));
}

export function toPageOfEdits(session: Session, read: Called<PageOfEdits>): TimelinePage {
  return toPage(read, ({ edits }) => edits.map((edit) => toEditEntry(edit, session.roleSessionArn)));
}

export function toPageOfFindings(read: Called<PageOfInvestigations>): TimelinePage {
  return toPage(read, ({ investigations }) => investigations.map(toFindingEntry));
}

type Answer = { nextToken: string | undefined; total?: number | undefined };

function toPage<Page extends Answer>(read: Called<Page>, toEntries: (page: Page) => TimelineEntry[]): TimelinePage {
  if (!read.ok) return { status: toReadFailure(read.failure), isThrottled: read.failure.kind === "throttled" };
  const { nextToken, total } = read.answer;
  return {
    status: "read",
    entries: toEntries(read.answer),
    ...(nextToken === undefined ? {} : { nextToken }),
    ...(total === undefined ? {} : { total }),
  };
}
