import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { toDraftKeys } from "@/lib/auth/draft-key";
import { ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { toEditInput } from "@/lib/cases/edit-input";
import { readCase } from "../case-reads";
import { Unreadable } from "../case-unread";
import { ChangeForm } from "./change-form";

type EditCaseProps = { caseId: string; session: Session };

/** The form, once AWS has shown the case. */
export async function EditCase({ caseId, session }: EditCaseProps) {
  const without = ruledOut(session, "edit");
  if (without) {
    return (
      <Message caseId={caseId}>
        Your role, {without.roleLabel}, cannot change cases. It lacks security-ir:UpdateCase.
        {without.others.length > 0 ? ` Change your role to ${without.others.join(" or ")} to change this case.` : null}
      </Message>
    );
  }
  const read = await readCase(session, caseId, false);
  const { name, email, role } = session;
  if (!read.ok) {
    if (toReadFailure(read.failure) === "absent") notFound();
    return (
      <>
        <PageHeader heading={`Edit case ${caseId}`} />
        <Unreadable read={read} isJustOpened={false} roleLabel={role.label} />
      </>
    );
  }
  const { resolverType, watchers, caseStatus } = read.answer;
  return (
    <ChangeForm
      caseId={caseId}
      held={toEditInput(read.answer)}
      fixed={{ resolverType, watchers, isClosed: caseStatus === "Closed" }}
      draftKeys={toDraftKeys(session)}
      roleArn={role.arn}
      roleLabel={role.label}
      me={email ? { email, name: name ?? "" } : undefined}
    />
  );
}

export function EditCasePending({ caseId }: { caseId: string }) {
  return (
    <div className="noscript:hidden">
      <Message caseId={caseId}>Reading the case from AWS…</Message>
    </div>
  );
}

function Message({ caseId, children }: { caseId: string; children: ReactNode }) {
  return (
    <>
      <PageHeader heading={`Edit case ${caseId}`} />
      <p role="status" className="mb-6 text-ink-soft">
        {children}
      </p>
      <a href={`/cases/${caseId}`} className="text-accent underline underline-offset-4">
        Back to the case
      </a>
    </>
  );
}
