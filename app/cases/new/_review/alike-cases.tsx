"use client";

import Link from "next/link";
import { useEffect, useId, useState } from "react";
import { Alert } from "@/components/ui/alert";
import type { CaseValues } from "@/lib/cases/case-schema";
import { formatUtc } from "@/lib/cases/moment-text";
import type { PageOwner } from "@/lib/page-owner";
import { UserText } from "../../_case/user-text";
import { type AlikeCase, findAlike } from "./find-alike";

/** Looks in the background, once for each review, and stops nobody. */
export function AlikeCases({ values, owner }: { values: CaseValues; owner: PageOwner }) {
  const [found, setFound] = useState<AlikeCase[]>([]);
  // The first review's values: adding a watcher there changes nothing that is compared.
  const [compared] = useState(values);
  useEffect(() => {
    const reading = new AbortController();
    void findAlike(compared, owner, reading.signal).then((alike) => {
      if (!reading.signal.aborted) setFound(alike);
    });
    return () => reading.abort();
  }, [compared, owner]);
  return (
    <div role="status">
      {found.length > 0 ? (
        <Alert tone="notice" className="mb-6">
          {/* No heading: the review's headings are the sections of the case. */}
          <p className="font-semibold">Somebody may have opened this already</p>
          <ul className="mt-2 space-y-2">
            {found.map((one) => (
              <Alike key={one.caseId} {...one} />
            ))}
          </ul>
        </Alert>
      ) : null}
    </div>
  );
}

const mostNamed = 3;

function Alike({ caseId, title, createdAt, shared }: AlikeCase) {
  const id = useId();
  const more = shared.length - mostNamed;
  return (
    <li>
      <span id={id}>
        Case {caseId}, “<UserText>{title}</UserText>”
        {createdAt === undefined ? "" : `, opened ${formatUtc(new Date(createdAt))}`}, has{" "}
        {shared.slice(0, mostNamed).join(", ")}
        {more > 0 ? ` and ${more} more` : ""} in common with this one.
      </span>{" "}
      <Link
        href={`/cases/${caseId}`}
        prefetch={false}
        aria-describedby={id}
        className="font-semibold text-accent underline underline-offset-4"
      >
        Open that case
      </Link>
    </li>
  );
}
