"use server";

import { redirect } from "next/navigation";
import * as z from "zod/mini";
import { isDraftOwner } from "@/lib/auth/draft-key";
import { actionSession, type Session } from "@/lib/auth/session";
import { findDuplicates, noDuplicates } from "@/lib/aws/find-duplicates";
import { createCase } from "@/lib/aws/security-ir/create-case";
import { toCaseResult } from "@/lib/cases/case-failure";
import { type CaseInput, caseSchema } from "@/lib/cases/case-schema";
import { logEvent } from "@/lib/log";
import { rememberOpened } from "@/lib/opened-case";
import { currentRequestId } from "@/lib/request-context";
import { type ActionResult, failed, invalid, toActionIssues, withReference } from "@/lib/result";
import { admitSubmit } from "@/lib/submit-guard";

/**
 * What the page knows of the try: whose page it is, under which role it or the first try was made, and how long ago that was, if this is not the
 * first. An age and not a time: the device's clock may be wrong.
 */
const triedSchema = z.strictObject({
  owner: z.string(),
  roleArn: z.string(),
  firstTriedMillisecondsAgo: z.optional(z.number().check(z.nonnegative())),
});

/**
 * Opens the case as the signed-in user. Every failure is a value; success is the redirect to the case's page. `tried` is the page's word, used
 * only to refuse or to look closer, never to allow.
 */
export async function openCase(_previous: unknown, input: unknown, tried?: unknown): Promise<ActionResult> {
  const session = await actionSession();
  const result = session ? await tryToOpen(session, input, tried) : notAllowed("signed-out");
  return withReference(result, currentRequestId());
}

async function tryToOpen(session: Session, input: unknown, tried: unknown): Promise<ActionResult> {
  const parsed = caseSchema.safeParse(input);
  if (!parsed.success) {
    const issues = toActionIssues(parsed.error.issues);
    logEvent("warn", {
      event: "input_refused",
      operation: "openCase",
      fields: issues.map(({ path }) => path).slice(0, 50),
    });
    return invalid(issues);
  }
  const { owner, roleArn, firstTriedMillisecondsAgo } = triedSchema.safeParse(tried).data ?? {};
  // Another tab may have signed in as somebody else since this page came.
  if (owner !== undefined && !isDraftOwner(session, owner)) return notAllowed("other-user");
  // The page shows another role than the one that would act; and AWS may not recognise the first try under another role.
  if (roleArn !== undefined && roleArn !== session.role.arn) return notAllowed("other-role");

  const { title, clientToken } = parsed.data;
  const admitted = admitSubmit(session.subject, clientToken);
  if (!admitted.ok) {
    logEvent("warn", { event: "rate_limited", roleLabel: session.role.label });
    const { retryAfterSeconds, submitLimit } = admitted;
    return failed("rate-limited", { retryAfterSeconds, submitLimit });
  }
  const startedAt = Date.now();
  const created = await createCase(session, parsed.data);
  // The schema has just accepted it, so it has the schema's input shape.
  if (!created.ok) return toCaseResult(created.failure, created.awsRequestId, input as CaseInput);

  const { caseId } = created.answer;
  const firstTriedAt = new Date(startedAt - (firstTriedMillisecondsAgo ?? 0));
  const isRepeated = firstTriedMillisecondsAgo !== undefined || created.hadUnclearAttempt;
  const duplicates = isRepeated ? await findDuplicates(session, { caseId, title, firstTriedAt }) : noDuplicates;
  await rememberOpened({ caseId, clientToken, ...duplicates });
  redirect(`/cases/${caseId}`);
}

function notAllowed(code: "signed-out" | "other-user" | "other-role"): ActionResult {
  logEvent("warn", { event: "access_refused", operation: "openCase", outcome: code });
  return failed(code);
}
