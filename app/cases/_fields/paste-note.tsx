"use client";

import type { PasteReport } from "@/components/form/option-list";
import { UserText } from "../_case/user-text";

const maxSkippedShown = 20;

/** Says what a box made of a pasted text: "3 corrected, 9 skipped: show". */
export function PasteNote({ report: { corrected, skipped } }: { report: PasteReport }) {
  const told = [
    ...(corrected > 0 ? [`${corrected} corrected`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
  ].join(", ");
  return (
    <div role="status" className="mt-2 text-ink-soft">
      {skipped.length === 0 ? (
        told
      ) : (
        <details>
          <summary className="cursor-pointer text-accent underline underline-offset-4">{told}: show</summary>
          <ul className="mt-1 list-disc pl-5">
            {skipped.slice(0, maxSkippedShown).map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and lines may be equal.
              <li key={index} className="break-words">
                <UserText>{line.slice(0, 200)}</UserText>
              </li>
            ))}
            {skipped.length > maxSkippedShown ? <li>and {skipped.length - maxSkippedShown} more</li> : null}
          </ul>
        </details>
      )}
    </div>
  );
}
