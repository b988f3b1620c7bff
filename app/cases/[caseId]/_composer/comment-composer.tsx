"use client";

import { useContext, useEffect, useRef, useState, useTransition } from "react";
import { CharacterCount } from "@/components/form/character-count";
import { FieldError } from "@/components/form/field-error";
import { PrimaryButton } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CaseFacts } from "@/lib/cases/case-facts";
import { newCommentDraft } from "@/lib/cases/comment-draft";
import { commentRules, maxCommentCharacters } from "@/lib/cases/comment-rules";
import { codePointLength, toSentText } from "@/lib/cases/text";
import { readText } from "@/lib/cases/text-field";
import { DraftNotice } from "../../../_draft/draft-notice";
import { useDraft } from "../../../_draft/use-draft";
import { lazyModule } from "../../../_lazy/lazy-module";
import { useMachine } from "../../../_machine/use-machine";
import { SendingStatus } from "../../_case/sending-status";
import { composerId } from "../_banner/jump-to-composer";
import { WrittenContext } from "../_conversation/written";
import { useLiveFacts } from "../_facts/live-facts";
import {
  type CommentState,
  canAbandon,
  isBusy,
  isFrozen,
  isUnclear,
  needsDecision,
  partsOf,
  restOf,
} from "./comment-state";
import { createCommentForm } from "./create-comment-form";
import { StopHere } from "./stop-here";
import { useCommentSecrets } from "./use-comment-secrets";

export type CommentComposerProps = {
  caseId: string;
  draftKeys: DraftKeys;
  /** The role that the page was made for. */
  roleArn: string;
  /** Undefined if the case could not be read. */
  initial: CaseFacts | undefined;
  /** The case was opened just now under this token, and part of its description goes out as comments. */
  continuedToken: string | undefined;
};

/** Loads when somebody begins to write. Nothing is sent without it. */
const sendingParts = lazyModule(() => import("./sending-parts"));

const notLoaded = "Part of this page could not be loaded. Check your connection, then try again.";

export function CommentComposer({ caseId, draftKeys, roleArn, initial, continuedToken }: CommentComposerProps) {
  const onAdded = useContext(WrittenContext);
  const { facts = initial } = useLiveFacts();
  const [, startTransition] = useTransition();
  const [{ machine, writer, keptForm }] = useState(() =>
    createCommentForm({ caseId, draftKeys, roleArn, continuedToken, onAdded, startTransition }),
  );
  const [early] = useState(readEarlyText);
  useEffect(() => {
    if (early !== "") machine.dispatch({ type: "typed", text: early });
  }, [early, machine]);
  const state = useMachine(machine);
  const draftStatus = useDraft(writer, keptForm);
  const [error, setError] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  const secretCheck = useCommentSecrets(composerId);
  const { text, phase } = state;
  const isWaiting = isBusy(phase);
  const parts = sendingParts.use();
  const isAnswered = phase.name !== "editing";
  useEffect(() => {
    if (isAnswered) void sendingParts.load().catch(() => {});
  }, [isAnswered]);
  const press = () => ({ now: Date.now(), roleArn });

  async function add() {
    if (isWaiting) return;
    if (phase.name === "editing") {
      const problem = problemIn(text);
      setError(problem);
      if (problem !== undefined) return box.current?.focus();
    }
    const { findSecrets } = (await sendingParts.load().catch(() => undefined)) ?? {};
    if (!findSecrets) return setError(notLoaded);
    if (phase.name === "editing" && !secretCheck.canBeSent(findSecrets(toSentText(text)))) return;
    await writer.searched();
    // A draft that was found meanwhile has to be seen before it is sent.
    const { text: present, phase: now } = machine.read();
    if (present === text && now === phase) machine.dispatch({ type: "pressed", ...press() });
  }

  function discard() {
    void writer.discard(newCommentDraft());
    box.current?.focus();
  }

  function stopHere() {
    machine.dispatch({ type: "abandoned" });
    box.current?.focus();
  }

  if (draftStatus.kind === "elsewhere" && phase.name === "editing") {
    return (
      <>
        <DraftNotice status={draftStatus} onDiscard={undefined} onUndo={() => {}} />
        {text === "" ? null : <UnsavedText text={text} />}
      </>
    );
  }
  // Once the text is on its way or sent, the notice is out of date.
  const isOver = draftStatus.kind === "restored" && (isWaiting || state.answers > 0);
  const isFree = !(phase.name === "found" && needsDecision(phase.found));
  return (
    <div className="mt-6 border-t border-line pt-5 print:hidden noscript:hidden">
      <DraftNotice
        status={isOver ? { kind: "quiet" } : draftStatus}
        onDiscard={isFrozen(phase) ? undefined : discard}
        onUndo={() => box.current?.focus()}
      />
      {parts ? (
        <parts.CommentAnswer
          state={state}
          onMine={() => machine.dispatch({ type: "claimed" })}
          onAgain={() => machine.dispatch({ type: "insisted", ...press() })}
        />
      ) : null}
      <label htmlFor={composerId} className="mb-1 block font-semibold">
        Add a comment
      </label>
      <p id={`${composerId}-hint`} className="mb-2 text-ink-soft">
        {toHint(facts)}
      </p>
      <Textarea
        ref={box}
        id={composerId}
        rows={6}
        value={text}
        readOnly={isFrozen(phase)}
        aria-describedby={`${composerId}-hint${error === undefined ? "" : ` ${composerId}-error`}`}
        aria-invalid={error === undefined ? undefined : true}
        className="read-only:bg-sunken"
        onFocus={() => void sendingParts.load().catch(() => {})}
        onChange={(event) => {
          setError(undefined);
          secretCheck.reset();
          machine.dispatch({ type: "typed", text: event.target.value });
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          if (isFree) void add();
        }}
      />
      <FieldError id={composerId} message={error} />
      <div className="mt-1 mb-4 text-ink-soft">
        <Length state={state} />
        <p role="status">{state.aside === "" ? "" : "Other text that you typed is kept for your next comment."}</p>
      </div>
      {parts && secretCheck.secrets.length > 0 && !isUnclear(phase) ? (
        <parts.SecretWarning
          noun="comment"
          {...secretCheck.question}
          secrets={secretCheck.secrets}
          onChange={() => box.current?.focus()}
        />
      ) : null}
      {isFree ? (
        <div className="flex flex-wrap items-center gap-3">
          <PrimaryButton onClick={() => void add()} aria-disabled={isWaiting}>
            {labelOf(state)}
          </PrimaryButton>
          {canAbandon(phase) ? (
            <StopHere text={restOf(state)} noun={state.next === 0 ? "text" : "rest"} onStop={stopHere} />
          ) : null}
          <SendingStatus isSending={phase.name === "sending"} words="Sending the comment to AWS" />
        </div>
      ) : null}
    </div>
  );
}

/** AWS does not say that anybody of theirs looks at a closed case. */
function toHint(facts: CaseFacts | undefined): string {
  if (facts?.resolverType === "AWS" && facts.caseStatus !== "Closed") {
    return "AWS’s responders and everyone who can read the case will see it.";
  }
  return `Everyone who can read the case will see it.${facts?.resolverType === "Self" ? " AWS is not notified." : ""}`;
}

/** Typed before it was known that another tab has the draft. */
function UnsavedText({ text }: { text: string }) {
  return (
    <>
      <label htmlFor={composerId} className="mb-1 block font-semibold">
        You typed this here. It is not saved. Copy it if you need it.
      </label>
      <Textarea id={composerId} readOnly rows={6} value={text} className="read-only:bg-sunken" />
    </>
  );
}

/** Text typed before the page's script ran. */
function readEarlyText(): string {
  if (typeof document === "undefined") return "";
  const box = document.getElementById(composerId);
  return box instanceof HTMLTextAreaElement ? box.value : "";
}

function problemIn(text: string): string | undefined {
  const problems: string[] = [];
  readText(text, commentRules, (message) => problems.push(message));
  return problems[0];
}

function Length({ state }: { state: CommentState }) {
  const length = codePointLength(state.text);
  if (length <= maxCommentCharacters) return <CharacterCount length={length} limit={maxCommentCharacters} />;
  return (
    <>Too long for one comment: this goes out as {partsOf(state).length} numbered comments, in order, one a second.</>
  );
}

function labelOf(state: CommentState): string {
  const { phase, next, text } = state;
  const parts = codePointLength(text) > maxCommentCharacters ? partsOf(state).length : 1;
  if (phase.name === "looking" || (phase.name === "sending" && isUnclear(phase))) return "Checking…";
  if (isUnclear(phase)) return "Check and try again";
  if (isBusy(phase)) return parts === 1 ? "Adding comment…" : `Adding comment ${next + 1} of ${parts}…`;
  if (phase.name === "stopped") return `Send the rest (${next + 1} of ${parts})`;
  return parts === 1 ? "Add comment" : `Add ${parts} comments`;
}
