"use client";

import { Alert } from "@/components/ui/alert";
import { LinkButton, SecondaryButton } from "@/components/ui/button";
import { formatUtc } from "@/lib/cases/moment-text";
import { SignInAgainLink } from "../_account/sign-in-again";
import type { DraftStatus } from "./draft-status";

type DraftNoticeProps = {
  status: DraftStatus;
  onDiscard: () => void;
  /** A discarded draft is on its way back into the form. */
  onUndo: () => void;
  onStartAnother: () => void;
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
          Your draft of {formatUtc(new Date(status.savedAt))} is back.{" "}
          <LinkButton onClick={onDiscard}>Discard draft</LinkButton>
        </p>
      );
    case "discarded": {
      const undo = () => {
        status.undo();
        onUndo();
      };
      return (
        <p>
          The draft is discarded. <LinkButton onClick={undo}>Undo</LinkButton>
        </p>
      );
    }
    case "opened":
      return (
        <p>
          Already opened as{" "}
          <a href={`/cases/${status.caseId}`} className="font-semibold text-accent underline underline-offset-4">
            case {status.caseId}
          </a>
          . The form below is a new one.
        </p>
      );
    case "elsewhere":
      return (
        <>
          <p className="mb-3">
            You are writing this case in another tab. Go on there, or close that tab and reload this one.
          </p>
          <SecondaryButton onClick={onStartAnother}>Start another case here</SecondaryButton>
        </>
      );
    case "signed-out":
      return (
        <p>
          You signed out in another tab, and the saved draft was erased. This page still shows what you typed but no
          longer saves it until you sign in again. Do not reload before: that empties the form. <SignInAgainLink />
        </p>
      );
    case "kept-again":
      return <p>You are signed in again. What is on this page is saved again.</p>;
    case "not-kept":
      return (
        <p>
          Your browser does not let this page keep a draft. The form works, but what you type is lost if you close or
          reload the page.
        </p>
      );
  }
}
