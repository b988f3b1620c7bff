"use client";

import { Alert } from "@/components/ui/alert";
import { LinkButton, SecondaryButton } from "@/components/ui/button";
import { formatUtc } from "@/lib/cases/moment-text";
import { SignInAgainLink } from "../_account/sign-in-again";
import type { DraftStatus } from "./draft-status";

type DraftNoticeProps = {
  status: DraftStatus;
  /** Undefined while the draft cannot be discarded. */
  onDiscard: (() => void) | undefined;
  onUndo: () => void;
  /** Undefined where there is only one draft at a time. */
  onStartAnother?: () => void;
};

export function DraftNotice(props: DraftNoticeProps) {
  const { kind } = props.status;
  return (
    <div role="status">
      {kind === "searching" || kind === "quiet" ? null : (
        <Alert tone={kind === "opened" ? "success" : "notice"} className="mb-8">
          <Words {...props} />
        </Alert>
      )}
    </div>
  );
}

function Words({ status, onDiscard, onUndo, onStartAnother }: DraftNoticeProps) {
  switch (status.kind) {
    case "searching":
    case "quiet":
      return null;
    case "restored":
      return (
        <p>
          Your draft from {formatUtc(new Date(status.savedAt))} is back.{" "}
          {onDiscard ? <LinkButton onClick={onDiscard}>Discard draft</LinkButton> : null}
        </p>
      );
    case "discarded": {
      const undo = () => {
        status.undo();
        onUndo();
      };
      return (
        <p>
          Draft discarded. <LinkButton onClick={undo}>Undo</LinkButton>
        </p>
      );
    }
    case "opened":
      return (
        <p>
          You already opened this as{" "}
          <a href={`/cases/${status.caseId}`} className="font-semibold text-accent underline underline-offset-4">
            case {status.caseId}
          </a>
          . The form below is new.
        </p>
      );
    case "elsewhere":
      return (
        <>
          <p>This draft is open in another tab. Continue there, or close that tab and reload this one.</p>
          {onStartAnother ? (
            <SecondaryButton className="mt-3" onClick={onStartAnother}>
              Start another case here
            </SecondaryButton>
          ) : null}
        </>
      );
    case "signed-out":
      return (
        <p>
          You signed out in another tab, which erased the saved draft. What you typed is still on this page, but it is
          not saved until you sign in again. Do not reload before then: you would lose it. <SignInAgainLink />
        </p>
      );
    case "kept-again":
      return <p>You are signed in again. Your draft is saved again.</p>;
    case "not-kept":
      return (
        <p>
          Your browser does not let this page save a draft. The form works, but closing or reloading the page loses what
          you typed.
        </p>
      );
  }
}
