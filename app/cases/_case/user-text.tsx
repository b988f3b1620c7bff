import { Fragment } from "react";
import { splitAtBidiControls } from "@/lib/cases/text";

/**
 * A text that someone typed, perhaps copied from an attacker: kept from changing how its surroundings read, and with the characters
 * that would make it read differently than it is shown as what they are.
 */
export function UserText({ children: text }: { children: string }) {
  let at = 0;
  return (
    <bdi className="break-words whitespace-pre-wrap">
      {splitAtBidiControls(text).map((segment) => {
        const key = at;
        at += segment.text.length;
        return segment.kind === "text" ? (
          <Fragment key={key}>{segment.text}</Fragment>
        ) : (
          <span key={key} className="rounded-md border border-notice bg-notice-surface px-1 text-sm text-notice">
            {segment.codePoint}
          </span>
        );
      })}
    </bdi>
  );
}
