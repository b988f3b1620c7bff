import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WithoutScript } from "@/components/layout/without-script";
import { toDraftKeys, toPageOwner } from "@/lib/auth/draft-key";
import { requireSession } from "@/lib/auth/session";
import { isCaseId } from "@/lib/cases/case-id";
import { Curtain } from "../../../_account/curtain";
import { PrintRecord } from "./print-record";

type RecordPageProps = { params: Promise<{ caseId: string }> };

/** The ID only: tabs, histories and link previews must not show anything else about a case. */
export async function generateMetadata({ params }: RecordPageProps): Promise<Metadata> {
  const { caseId } = await params;
  return { title: isCaseId(caseId) ? `Record of case ${caseId}` : "Case not found" };
}

/** For paper and PDF. The browser reads the case piece by piece. */
export default async function RecordPage({ params }: RecordPageProps) {
  const { caseId } = await params;
  if (!isCaseId(caseId)) notFound();
  const session = await requireSession(`/cases/${caseId}/record`);
  const draftKeys = toDraftKeys(session);
  return (
    <Curtain owners={draftKeys.map(({ owner }) => owner)} content="the case">
      <WithoutScript>The record needs JavaScript. Turn it on for this site.</WithoutScript>
      <PrintRecord caseId={caseId} owner={toPageOwner(session)} draftKeys={draftKeys} />
    </Curtain>
  );
}
