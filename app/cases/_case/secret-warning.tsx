"use client";

import { type Ref, useId } from "react";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import type { SecretInCase } from "@/lib/cases/secrets-in-case";
import { UserText } from "./user-text";

type SecretWarningProps = {
  noun: "case" | "comment";
  secrets: readonly SecretInCase[];
  /** Sending was asked for without the tick. */
  isAsked: boolean;
  isAccepted: boolean;
  onAccept: (isAccepted: boolean) => void;
  onChange: (fieldId: string) => void;
  /** Takes the focus when sending is asked for without it. */
  tick: Ref<HTMLInputElement>;
};

export function SecretWarning({ noun, secrets, isAsked, isAccepted, onAccept, onChange, tick }: SecretWarningProps) {
  const id = useId();
  const isRefused = isAsked && !isAccepted;
  return (
    <Alert tone={isAsked ? "danger" : "notice"} className="mb-6">
      <h2 className="text-lg">This {noun} may contain secrets</h2>
      <p className="mt-1">
        AWS's responders and everyone who can read the case would see them. They need an access key's ID, never its
        secret. Remove each secret, or confirm that you want to send it.
      </p>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {secrets.map(({ fieldId, place, what, excerpt }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a place may stand in it twice.
          <li key={index} className="break-words">
            {place} contains what looks like {what}:{" "}
            <code className="wrap-anywhere">
              <UserText>{excerpt}</UserText>
            </code>{" "}
            <LinkButton onClick={() => onChange(fieldId)}>
              Change<span className="sr-only"> {place}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex items-start gap-3">
        <input
          ref={tick}
          type="checkbox"
          id={id}
          checked={isAccepted}
          onChange={(event) => onAccept(event.target.checked)}
          aria-invalid={isRefused ? true : undefined}
          aria-describedby={isRefused ? `${id}-error` : undefined}
          className="mt-0.5 size-6 shrink-0 accent-accent"
        />
        <div>
          <label htmlFor={id} className="font-semibold">
            Send it anyway
          </label>
          {isRefused ? (
            <p id={`${id}-error`} className="font-semibold text-danger">
              Nothing was sent. Remove each secret, or select “Send it anyway”.
            </p>
          ) : null}
        </div>
      </div>
    </Alert>
  );
}
