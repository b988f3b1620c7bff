"use client";

import type { ReactNode } from "react";
import type { Proposal } from "@/lib/evidence/evidence-proposal";
import { type Evidence, skipWords } from "@/lib/evidence/findings/evidence";
import { UserText } from "../../_case/user-text";

type LeftOutProps = { evidence: Evidence; proposal: Proposal; children: ReactNode };

/** `children` are the checkboxes for what looks like a version number. */
export function LeftOut({ evidence: { skipped, items }, proposal: { ignored }, children }: LeftOutProps) {
  const count = skipped.reduce((sum, group) => sum + group.count, 0) + ignored.length;
  if (count === 0) return null;
  return (
    <details className="border-t border-line pt-4">
      <summary className="cursor-pointer font-semibold text-accent underline underline-offset-4">
        {count} left out, and why
      </summary>
      <ul className="mt-2 list-disc space-y-2 pl-5">
        {skipped.map(({ why, count: reasonCount, values }) => (
          <li key={why} className="break-words">
            <strong>
              {reasonCount} × {skipWords[why]}:
            </strong>{" "}
            <UserText>
              {values
                .slice(0, maxValuesShown)
                .map(({ value, from }) => (items.length > 1 ? `${value} (${items[from[0] ?? 0]?.name ?? ""})` : value))
                .join(", ")}
            </UserText>
            {reasonCount > maxValuesShown ? ` and ${reasonCount - Math.min(maxValuesShown, values.length)} more` : ""}
            {why === "version number" ? children : null}
          </li>
        ))}
        {ignored.map((reason) => (
          <li key={reason} className="break-words">
            <UserText>{reason}</UserText>
          </li>
        ))}
      </ul>
    </details>
  );
}

const maxValuesShown = 20;
