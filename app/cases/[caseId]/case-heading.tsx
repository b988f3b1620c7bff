import { Suspense } from "react";
import type { Session } from "@/lib/auth/session";
import { toCaseFacts } from "@/lib/cases/case-facts";
import { LiveBadges } from "./_facts/live-badges";
import { LiveDrillBand } from "./_facts/live-drill-band";
import { LiveTitle } from "./_facts/live-title";
import { readCase } from "./case-reads";

type CaseHeadingProps = { caseId: string; isJustOpened: boolean; session: Session };

/** The ID is there before AWS has answered. */
export function CaseHeading(props: CaseHeadingProps) {
  return (
    <div className="mb-6">
      <h1 id="page-heading" tabIndex={-1} className="text-3xl break-words">
        <span className="block text-base font-semibold text-ink-soft">Case {props.caseId}</span>
        <Suspense fallback={<TitlePending />}>
          <Title {...props} />
        </Suspense>
      </h1>
      <Suspense fallback={<BadgesPending />}>
        <Badges {...props} />
      </Suspense>
    </div>
  );
}

async function Title({ caseId, isJustOpened, session }: CaseHeadingProps) {
  const read = await readCase(session, caseId, isJustOpened);
  if (!read.ok) return null;
  return (
    <>
      {/* The space separates the ID from the title for a screen reader. */}{" "}
      <LiveTitle initial={toCaseFacts(read.answer)} />
    </>
  );
}

async function Badges({ caseId, isJustOpened, session }: CaseHeadingProps) {
  const read = await readCase(session, caseId, isJustOpened);
  if (!read.ok) return null;
  const facts = toCaseFacts(read.answer);
  return (
    <>
      <LiveBadges initial={facts} />
      <LiveDrillBand initial={facts} />
    </>
  );
}

// Hold the places, so that nothing moves when the title comes.

function TitlePending() {
  return <span aria-hidden="true" className="my-1 block h-8 w-2/3 rounded-md bg-sunken noscript:hidden" />;
}

function BadgesPending() {
  return <div aria-hidden="true" className="mt-3 h-7 w-40 rounded-md bg-sunken noscript:hidden" />;
}
