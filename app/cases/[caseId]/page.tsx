import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { WithoutScript } from "@/components/layout/without-script";
import { CopyButton } from "@/components/ui/copy-button";
import { toDraftKeys } from "@/lib/auth/draft-key";
import { requireSession } from "@/lib/auth/session";
import { isCaseId } from "@/lib/cases/case-id";
import { env } from "@/lib/env";
import { justOpened } from "@/lib/opened-case";
import { CaseDetails, CaseDetailsPending } from "./case-details";
import { OpenedNotice } from "./opened-notice";

type CasePageProps = { params: Promise<{ caseId: string }> };

/** The ID only: tabs, histories and link previews must not show anything else about a case. */
export async function generateMetadata({ params }: CasePageProps): Promise<Metadata> {
  const { caseId } = await params;
  return { title: isCaseId(caseId) ? `Case ${caseId}` : "Case not found" };
}

export default async function CasePage({ params }: CasePageProps) {
  const { caseId } = await params;
  if (!isCaseId(caseId)) notFound();
  const path = `/cases/${caseId}` as const;
  const session = await requireSession(path);
  const opened = await justOpened(caseId);
  const link = new URL(path, env().NEXTAUTH_URL).href;
  return (
    <>
      {opened ? <OpenedNotice opened={opened} owner={toDraftKeys(session)[0].owner} /> : null}
      <PageHeader heading={`Case ${caseId}`} />
      <WithoutScript>
        Case details need JavaScript. Turn it on for this site, or read the case with the AWS CLI: aws security-ir
        get-case --case-id {caseId}.
      </WithoutScript>
      {/* On paper the link cannot be copied, only read. */}
      <p className="mb-6 hidden break-all print:block">{link}</p>
      <div className="mb-8 flex flex-wrap gap-3 print:hidden">
        <CopyButton label="Copy link" text={link} />
        <CopyButton label="Copy case ID" text={caseId} />
      </div>
      <Suspense fallback={<CaseDetailsPending />}>
        <CaseDetails caseId={caseId} isJustOpened={opened !== undefined} session={session} />
      </Suspense>
    </>
  );
}
