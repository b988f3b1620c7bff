import type { ReactNode } from "react";
import type { Invisible } from "@/lib/cases/invisible-text";

const maxShown = 3;
const around = 16;

/** The first invisible characters by their names, each with the text beside it. */
export function MarkedText({ text, found }: { text: string; found: readonly Invisible[] }) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { index, length, name } of found.slice(0, maxShown)) {
    const start = Math.max(end, index - around);
    if (start > end) parts.push("…");
    parts.push(
      visible(text.slice(start, index)),
      <span key={index} className="rounded-md border border-notice px-1 text-sm text-notice">
        {name}
      </span>,
    );
    end = index + length;
  }
  const next = found[maxShown]?.index ?? text.length;
  parts.push(visible(text.slice(end, Math.min(next, end + around))));
  if (next < text.length || end + around < text.length) parts.push("…");
  return <bdi>{parts}</bdi>;
}

function visible(text: string): string {
  return text.replace(/\s+/g, " ");
}
