"use client";

import { type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { PageTitle } from "@/components/layout/page-title";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CaseFile } from "@/lib/cases/files";
import type { TimelineEntry } from "@/lib/cases/timeline";
import type { PageOwner } from "@/lib/page-owner";
import { GoneContext } from "../../../_account/curtain";
import { useUnfinished } from "../../../_draft/use-unfinished";
import { useMachine } from "../../../_machine/use-machine";
import { Panel } from "../../_case/facts";
import { useConversationText } from "../_access/conversation-text";
import { JumpToComposer } from "../_banner/jump-to-composer";
import { useLiveFacts, useNoteAnswer } from "../_facts/live-facts";
import { useLive, useRefresh } from "../_live/live";
import { CommentsOnly } from "./comments-only";
import type { FirstPages } from "./conversation-state";
import { createConversation } from "./create-conversation";
import { EditingContext } from "./editing";
import { NotifyMe } from "./notify-me";
import { ReadingNotice } from "./reading-notice";
import { Timeline } from "./timeline";
import { toNewsWords, useNews } from "./use-news";
import { WrittenContext } from "./written";

type ConversationPanelProps = {
  caseId: string;
  owner: PageOwner;
  first: FirstPages;
  /** A promise if AWS had not listed them when the page was sent; of undefined if AWS does not list them. */
  files: readonly CaseFile[] | Promise<readonly CaseFile[] | undefined>;
  /** The reader's role session. */
  ownArn: string | undefined;
  hasFindings: boolean;
  /** Undefined if AWS_ROLES rules out comments. */
  draftKeys: DraftKeys | undefined;
  /** The page says already that the reader may read nothing here. */
  isRefusalKnown: boolean;
  /** The composer, at the end of the conversation. */
  children: ReactNode;
};

export function ConversationPanel({
  caseId,
  owner,
  first,
  files,
  ownArn,
  hasFindings,
  draftKeys,
  isRefusalKnown,
  children,
}: ConversationPanelProps) {
  const onGone = useContext(GoneContext);
  const [conversation] = useState(() =>
    createConversation({
      caseId,
      owner,
      first,
      files: "then" in files ? undefined : files,
      ownArn,
      hasFindings,
      onGone,
    }),
  );
  const [isCommentsOnly, setCommentsOnly] = useState(false);
  const state = useMachine(conversation.machine);
  useEffect(() => conversation.start(), [conversation]);
  useRefresh(conversation.refresh);
  useConversationText(conversation.toText);
  const unsaved = useUnfinished(draftKeys, "edit");
  const editing = useMemo(
    () => (draftKeys ? { caseId, draftKeys, roleArn: owner.roleArn, unsaved } : undefined),
    [caseId, draftKeys, owner.roleArn, unsaved],
  );
  const { entries, readings } = state;
  const news = useNews(caseId, state);
  const { files: newerFiles } = useLiveFacts();
  const noteAnswer = useNoteAnswer();
  useEffect(() => {
    if (newerFiles) conversation.listed(newerFiles);
  }, [conversation, newerFiles]);
  useEffect(() => {
    if (!("then" in files)) return;
    // React passes a thenable from the server, without `catch`. It fails if the page breaks off.
    Promise.resolve(files)
      .then((listed) => {
        if (listed && !conversation.machine.read().hasFiles) conversation.listed(listed);
      })
      .catch(() => {});
  }, [conversation, files]);
  const hasAnswer = entries.some(({ kind, author }) => kind === "comment" && author.isAws);
  useEffect(() => {
    if (hasAnswer) noteAnswer();
  }, [hasAnswer, noteAnswer]);
  const { refresh } = useLive();
  const written = useCallback(
    (entry: TimelineEntry) => {
      conversation.written(entry);
      refresh();
    },
    [conversation, refresh],
  );
  const comments = entries.filter(({ kind }) => kind === "comment");
  return (
    <Panel
      heading="Conversation"
      action={
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 print:hidden noscript:hidden">
          {comments.length < entries.length ? <CommentsOnly isOn={isCommentsOnly} onChange={setCommentsOnly} /> : null}
          <NotifyMe caseId={caseId} unseen={news.unseen} />
          {entries.length > 3 ? <JumpToComposer>Newest</JumpToComposer> : null}
        </div>
      }
    >
      <PageTitle title={news.unseen.length > 0 ? `(${news.unseen.length}) Case ${caseId}` : `Case ${caseId}`} />
      <p role="status" className="font-semibold text-accent empty:hidden">
        {toNewsWords(news.unseen)}
      </p>
      <WrittenContext value={written}>
        <EditingContext value={editing}>
          {entries.length === 0 && readings.comments.at === "end" ? (
            <p className="text-ink-soft">No comments yet.</p>
          ) : (
            <Timeline entries={isCommentsOnly ? comments : entries} newSince={news.since} />
          )}
          {isRefusalKnown ? null : <ReadingNotice state={state} onTryAgain={conversation.resume} />}
          {children}
        </EditingContext>
      </WrittenContext>
    </Panel>
  );
}
