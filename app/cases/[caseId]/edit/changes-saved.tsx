"use client";

import { useEffect, useRef } from "react";
import { PageTitle } from "@/components/layout/page-title";

/** Takes the focus when it appears. `isSeen`: the case was read afterwards, and has the changes. */
export function ChangesSaved({ caseId, isSeen }: { caseId: string; isSeen: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <PageTitle title={`Changes saved: Case ${caseId}`} />
      <h1 ref={heading} tabIndex={-1} className="mb-2 text-3xl">
        Changes saved
      </h1>
      <p className="mb-6 text-ink-soft">
        {isSeen
          ? `We read case ${caseId} again, and it has your changes.`
          : `AWS took your changes of case ${caseId}. We could not read the case again, so check them on its page.`}
      </p>
      <a href={`/cases/${caseId}`} className="font-semibold text-accent underline underline-offset-4">
        Go to case {caseId}
      </a>
    </>
  );
}
