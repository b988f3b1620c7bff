"use client";

import { counted } from "@/lib/cases/counted";
import { formatBytes } from "@/lib/cases/format-bytes";
import { toCountSentence } from "@/lib/evidence/draft";
import type { Evidence, Unread } from "@/lib/evidence/findings/evidence";
import { UserText } from "../../_case/user-text";

export function ItemsRead({ evidence: { items, totals } }: { evidence: Evidence }) {
  return (
    <div>
      <ul aria-label="What was read" className="list-disc space-y-1 pl-5">
        {items.map(({ name, formats, bytes, note, isRepaired, unread }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two files may have one name.
          <li key={index} className="break-words">
            <UserText>{name}</UserText> ({formatBytes(bytes)})
            {formats.length > 0 ? `: ${formats.map(({ format, count }) => `${count} × ${format}`).join(", ")}` : ""}
            {note ? <strong className="block">{note}</strong> : null}
            {isRepaired ? <p>Its JSON was broken and has been repaired. Check what was found in it.</p> : null}
            {unread ? <UnreadLines unread={unread} /> : null}
          </li>
        ))}
      </ul>
      {totals.addresses.read > 0 ? <p className="mt-2">{toCountSentence(totals.addresses, "IP address")}</p> : null}
    </div>
  );
}

// Lines that gave nothing may still matter to the analyst.
function UnreadLines({ unread: { count, first } }: { unread: Unread }) {
  return (
    <details>
      <summary className="cursor-pointer text-accent underline underline-offset-4">
        {counted(count, "line")} not understood
      </summary>
      <ul className="mt-1 space-y-1 border-l-2 border-line pl-3 text-sm text-ink-soft">
        {first.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and lines may be equal.
          <li key={index} className="break-words">
            <UserText>{line}</UserText>
          </li>
        ))}
        {count > first.length ? <li>and {counted(count - first.length, "more line")}</li> : null}
      </ul>
    </details>
  );
}
