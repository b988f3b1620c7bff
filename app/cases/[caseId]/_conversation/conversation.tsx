import type { ReactNode } from "react";
import { toDraftKeys, toPageOwner } from "@/lib/auth/draft-key";
import { ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import { shownFiles } from "../_files/shown-files";
import { isCaseDenied, readCase, readFindings, readFirstComments, readFirstEdits } from "../case-reads";
import { ConversationPanel } from "./conversation-panel";
import { toPageOfComments, toPageOfEdits, toPageOfFindings } from "./read-timeline";
import type { TimelinePage } from "./timeline-page";

type ConversationProps = {
  caseId: string;
  isJustOpened: boolean;
  session: Session;
  /** The composer, at the end of the conversation. */
  children: ReactNode;
};

const patienceMilliseconds = 1000;

/** The server renders the first page of each list; the browser reads the rest. Comments wait for no other list. */
export async function Conversation({ caseId, isJustOpened, session, children }: ConversationProps) {
  const findingsOf = readFindings(session, caseId, isJustOpened);
  const theCase = readCase(session, caseId, isJustOpened);
  const isSelfManaged = theCase.then((read) => read.ok && read.answer.resolverType === "Self");
  const files = theCase.then((read) => (read.ok ? shownFiles(read.answer) : undefined));
  const [isDenied, ...pages] = await Promise.all([
    inTime(isCaseDenied(session, caseId, isJustOpened)),
    readFirstComments(session, caseId).then((read) => toPageOfComments(session, read)),
    inTime(readFirstEdits(session, caseId).then((read) => toPageOfEdits(session, read))),
    inTime(findingsOf.then((read) => (read ? toPageOfFindings(read) : nothing))),
  ]);
  // AWS may not find the lists of a new case at once.
  const [comments, edits, findings] = pages.map((page) => (isJustOpened && page?.status === "absent" ? nothing : page));
  const isRefusalKnown = isDenied === true && comments?.status === "denied" && edits?.status === "denied";
  return (
    <ConversationPanel
      caseId={caseId}
      owner={toPageOwner(session)}
      first={{ comments, edits, findings }}
      files={(await inTime(files)) ?? files}
      ownArn={session.roleSessionArn}
      hasFindings={!(await inTime(isSelfManaged))}
      draftKeys={ruledOut(session, "comment") ? undefined : toDraftKeys(session)}
      isRefusalKnown={isRefusalKnown}
    >
      {children}
    </ConversationPanel>
  );
}

const nothing: TimelinePage = { status: "read", entries: [] };

function inTime<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  return Promise.race([
    answer,
    new Promise<undefined>((resolve) => setTimeout(resolve, patienceMilliseconds, undefined)),
  ]);
}
