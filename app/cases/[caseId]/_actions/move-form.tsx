"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { Moved } from "@/lib/aws/move-case";
import type { CaseFacts } from "@/lib/cases/case-facts";
import type { CaseMove } from "@/lib/cases/case-moves";
import type { PageOwner } from "@/lib/page-owner";
import { type ActionFailure, type ActionResult, failed } from "@/lib/result";
import type { OtherRoles } from "../../../_account/account-actions";
import { RoleSwitch } from "../../../_account/role-switch";
import { callAction } from "../../../_action/call-action";
import { FailureAlert } from "../../_case/failure-alert";
import { SendingStatus } from "../../_case/sending-status";
import { useLive } from "../_live/live";
import type { MoveWords } from "./move-words";

/** For each form. `roles`: the person's other roles that may have the right. */
export type MoveProps = {
  caseId: string;
  facts: CaseFacts;
  draftKeys: DraftKeys;
  roleArn: string;
  roles: OtherRoles;
  /** The sentence says what happened. Undefined: nothing did. */
  onClose: (outcome?: string) => void;
};

type MoveFormProps = MoveProps & {
  move: CaseMove;
  /** The case has become so meanwhile. Only for a move that can be repeated. */
  isDone?: boolean;
  heading: string;
  button: string;
  words: MoveWords;
  /** Undefined if something must be corrected first, which has the focus then. */
  prepare: () => ((page: PageOwner) => Promise<Moved | ActionResult>) | undefined;
  outcomes: Readonly<Record<Extract<Moved, { status: "moved" }>["by"], string>>;
  children: ReactNode;
};

type Answer = Exclude<Moved | ActionFailure, { status: "moved" }>;

/** Takes the focus when it appears, and gives it back when it closes. */
export function MoveForm(props: MoveFormProps) {
  const { facts, move, isDone = false, heading, button, words, prepare, outcomes, onClose, children } = props;
  const { refresh, expectSoon } = useLive();
  const [isSending, startSending] = useTransition();
  const [{ answer, answers }, setAnswer] = useState<{ answer?: Answer; answers: number }>({ answers: 0 });
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    const send = isSending ? undefined : prepare();
    if (!send) return;
    startSending(async () => {
      const page = { owner: props.draftKeys[0].owner, roleArn: props.roleArn };
      const result = await callAction(() => send(page));
      // At once: the page may show what the case no longer is.
      if (result.status !== "failed" || result.outcome === "unclear" || result.code === "conflict") refresh();
      if (result.status === "moved") return onClose(outcomes[result.by]);
      if ("outcome" in result && result.outcome === "unclear") expectSoon();
      setAnswer({ answer: result.status === "invalid" ? failed("refused") : result, answers: answers + 1 });
    });
  }

  const isPossible = isSending || (!isDone && facts.moves.includes(move));
  return (
    <form onSubmit={submit} noValidate className="mt-1 rounded-lg border border-line bg-surface px-4 py-4 sm:px-6">
      <h2 ref={title} tabIndex={-1} className="mb-2 text-lg">
        {heading}
      </h2>
      {isPossible || answer?.status === "overtaken" ? (
        answer && <AnswerAlert key={answers} answer={answer} words={words} roles={props.roles} />
      ) : (
        <NoticeAlert heading="The case has changed meanwhile">{toNowText(facts)}</NoticeAlert>
      )}
      {isPossible ? children : null}
      <div className="mt-4 flex flex-wrap items-center gap-3">
        {isPossible ? (
          <PrimaryButton type="submit" aria-disabled={isSending}>
            {button}
          </PrimaryButton>
        ) : null}
        <SecondaryButton aria-disabled={isSending} onClick={() => (isSending ? undefined : onClose())}>
          {isPossible ? "Cancel" : "Continue"}
        </SecondaryButton>
        <SendingStatus isSending={isSending} words="Sending to AWS" />
      </div>
    </form>
  );
}

type AnswerAlertProps = { answer: Answer; words: MoveWords; roles: OtherRoles };

function AnswerAlert({ answer, words, roles }: AnswerAlertProps) {
  if (answer.status === "failed") {
    const now = "caseNow" in answer ? answer.caseNow : undefined;
    return (
      <FailureAlert
        failure={answer}
        tried={now ? { ...words, unclear: words.unconfirmed } : words}
        isUnclear={answer.outcome === "unclear"}
      >
        {now ? (
          <p className="mt-2">We have read the case since. {toNowText(now)} The request may still arrive.</p>
        ) : null}
        {answer.code === "access-denied" && roles.length > 0 ? (
          <div className="mt-3">
            <RoleSwitch roles={roles} />
          </div>
        ) : null}
      </FailureAlert>
    );
  }
  return (
    <NoticeAlert heading="Nothing was sent">
      {answer.status === "unread"
        ? "The portal reads the case before it changes anything, and AWS did not answer. Try again in a minute."
        : `Somebody has changed the case meanwhile. ${toNowText(answer.facts)}`}
    </NoticeAlert>
  );
}

/** Takes the focus when it appears. */
function NoticeAlert({ heading, children }: { heading: string; children: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Alert ref={box} tone="notice" role="alert" tabIndex={-1} className="mb-4" heading={heading}>
      <p className="mt-1">{children}</p>
    </Alert>
  );
}

function toNowText({ caseStatus, resolverType }: CaseFacts): string {
  if (caseStatus === "Closed") return "The case is closed.";
  const who = resolverType === "AWS" ? "AWS resolves it" : "Your own team resolves it";
  return `Its status is ${caseStatus ?? "unknown"}. ${who}.`;
}
