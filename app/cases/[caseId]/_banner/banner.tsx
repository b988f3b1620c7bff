import { Suspense } from "react";
import type { Session } from "@/lib/auth/session";
import { toCaseFacts } from "@/lib/cases/case-facts";
import { readCase } from "../case-reads";
import { BannerView } from "./banner-view";
import { FirstResponse } from "./first-response";

type BannerProps = { caseId: string; isJustOpened: boolean; session: Session };

/** Says which side the case waits for. */
export async function Banner({ caseId, isJustOpened, session }: BannerProps) {
  const read = await readCase(session, caseId, isJustOpened);
  if (!read.ok) return null;
  const { createdDate, resolverType } = read.answer;
  return (
    <BannerView initial={toCaseFacts(read.answer)}>
      {createdDate && resolverType === "AWS" ? (
        <Suspense fallback={<p aria-hidden="true">&nbsp;</p>}>
          <FirstResponse caseId={caseId} session={session} createdDate={createdDate} />
        </Suspense>
      ) : null}
    </BannerView>
  );
}

export function BannerPending() {
  return (
    <div
      aria-hidden="true"
      className="mb-6 rounded-md border border-l-4 border-line bg-surface px-4 py-3 noscript:hidden"
    >
      <p className="text-lg">&nbsp;</p>
      <p>&nbsp;</p>
    </div>
  );
}
