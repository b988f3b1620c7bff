import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { WithoutScript } from "@/components/layout/without-script";
import { toDraftKeys } from "@/lib/auth/draft-key";
import { requireSession } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { CaseForm } from "./case-form";

export const metadata: Metadata = { title: "Open a case" };

export default async function NewCasePage() {
  const session = await requireSession("/cases/new");
  const { name, email, role } = session;
  return (
    <CaseForm
      clientToken={randomUUID()}
      draftKeys={toDraftKeys(session)}
      roleArn={role.arn}
      region={env().AWS_REGION}
      me={email ? { email, name: name ?? "" } : undefined}
    >
      <PageHeader heading="Open a case">
        AWS Security Incident Response receives this case under your own role. You review everything before it is sent.
      </PageHeader>
      <WithoutScript>
        This form needs JavaScript. Turn it on for this site, or open the case with the AWS CLI: aws security-ir
        create-case.
      </WithoutScript>
    </CaseForm>
  );
}
