"use client";

import { toCountSentence } from "@/lib/evidence/draft";
import type { Evidence } from "@/lib/evidence/findings/evidence";
import { UserText } from "../../_case/user-text";
import { formatBytes } from "./format-bytes";

export function ItemsRead({ evidence: { items, totals } }: { evidence: Evidence }) {
  return (
    <div>
      <ul aria-label="What was read" className="list-disc space-y-1 pl-5">
        {items.map(({ name, formats, bytes, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two files may have one name.
          <li key={index} className="break-words">
            <UserText>{name}</UserText> ({formatBytes(bytes)})
            {formats.length > 0 ? `: ${formats.map(({ format, count }) => `${count} × ${format}`).join(", ")}` : ""}
            {note ? <strong className="block">{note}</strong> : null}
          </li>
        ))}
      </ul>
      {totals.addresses.read > 0 ? <p className="mt-2">{toCountSentence(totals.addresses, "IP address")}</p> : null}
    </div>
  );
}
