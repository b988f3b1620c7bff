import { Fragment } from "react";
import { splitAtHidden } from "@/lib/cases/text";

/**
 * Text that someone typed, perhaps copied from an attacker. Isolates its direction, and shows characters that
 * cannot be seen or change how text reads by their code points.
 */
export function UserText({ children: text }: { children: string }) {
  let at = 0;
  return (
    <bdi className="break-words whitespace-pre-wrap">
      {splitAtHidden(text).map((segment) => {
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
