import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { requireSession } from "@/lib/auth/session";
import { CaseForm } from "./case-form";

export const metadata: Metadata = { title: "Open a case" };

export default async function NewCasePage() {
  const { name, email } = await requireSession("/cases/new");
  return (
    <CaseForm clientToken={randomUUID()} me={email ? { email, name: name ?? "" } : undefined}>
      <PageHeader heading="Open a case">
        AWS Security Incident Response receives this case under your own role. You review everything before it is sent.
      </PageHeader>
    </CaseForm>
  );
}
