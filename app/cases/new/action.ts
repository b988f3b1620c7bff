"use server";

import { redirect } from "next/navigation";
import { currentSession } from "@/lib/auth/session";
import { createCase } from "@/lib/aws/security-ir";
import { toFailure } from "@/lib/cases/case-errors";
import { type CaseInput, caseSchema } from "@/lib/cases/case-schema";
import { logEvent } from "@/lib/log";
import { rememberOpened } from "@/lib/opened-case";
import { type ActionResult, failed, invalid, toActionIssues } from "@/lib/result";

/** Opens the case as the signed-in user. Every failure is a value; success is the redirect to the case's page. */
export async function openCase(_previous: unknown, input: unknown): Promise<ActionResult> {
  const session = await currentSession();
  if (!session) return failed("signed-out");
  const parsed = caseSchema.safeParse(input);
  if (!parsed.success) {
    const issues = toActionIssues(parsed.error.issues);
    logEvent("warn", { event: "input_refused", fields: issues.map(({ path }) => path).slice(0, 50) });
    return invalid(issues);
  }
  const created = await createCase(session, parsed.data);
  // The schema has just accepted it, so it has the schema's input shape.
  if (!created.ok) return toFailure(created.error, input as CaseInput, created.earlierErrors);
  await rememberOpened(created.caseId);
  redirect(`/cases/${created.caseId}`);
}
