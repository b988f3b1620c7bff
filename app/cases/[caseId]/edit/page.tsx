import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { WithoutScript } from "@/components/layout/without-script";
import { toDraftKeys } from "@/lib/auth/draft-key";
import { requireSession } from "@/lib/auth/session";
import { isCaseId } from "@/lib/cases/case-id";
import { Curtain } from "../../../_account/curtain";
import { EditCase, EditCasePending } from "./edit-case";

type EditCasePageProps = { params: Promise<{ caseId: string }> };

/** The ID only: tabs, histories and link previews must not show anything else about a case. */
export async function generateMetadata({ params }: EditCasePageProps): Promise<Metadata> {
  const { caseId } = await params;
  return { title: isCaseId(caseId) ? `Edit case ${caseId}` : "Case not found" };
}

export default async function EditCasePage({ params }: EditCasePageProps) {
  const { caseId } = await params;
  if (!isCaseId(caseId)) notFound();
  const session = await requireSession(`/cases/${caseId}/edit`);
  return (
    <Curtain owners={toDraftKeys(session).map(({ owner }) => owner)} content="the case">
      <WithoutScript>
        This form needs JavaScript. Turn it on for this site, or change the case with the AWS CLI: aws security-ir
        update-case --case-id {caseId}.
      </WithoutScript>
      <Suspense fallback={<EditCasePending caseId={caseId} />}>
        <EditCase caseId={caseId} session={session} />
      </Suspense>
    </Curtain>
  );
}
