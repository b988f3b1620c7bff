import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
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
    />
  );
}
