"use server";

import { redirect } from "next/navigation";
import { findDuplicates, noDuplicates } from "@/lib/aws/find-duplicates";
import { createCase } from "@/lib/aws/security-ir/create-case";
import { toCaseResult } from "@/lib/cases/case-failure";
import { caseSchema } from "@/lib/cases/case-schema";
import { splitDescription } from "@/lib/cases/long-description";
import { logEvent } from "@/lib/observability/log";
import { rememberOpened } from "@/lib/opened-case";
import { failed } from "@/lib/result";
import { admitSubmit } from "@/lib/submit-guard";
import { userAction } from "@/lib/user-action";

export const openCase = userAction("openCase", caseSchema, async (session, values, { input, page }) => {
  const { title, clientToken } = values;
  const admitted = admitSubmit(session.subject, clientToken);
  if (!admitted.ok) {
    logEvent("warn", { event: "rate_limited", roleLabel: session.role.label });
    const { retryAfterSeconds, submitLimit } = admitted;
    return failed("rate-limited", { retryAfterSeconds, submitLimit });
  }
  const startedAt = Date.now();
  const created = await createCase(session, values);
  if (!created.ok) {
    if (created.failure.outcome === "not-done") admitted.withdraw();
    return toCaseResult(created.failure, created.awsRequestId, input);
  }

  const { caseId } = created.answer;
  const age = page?.firstTriedMillisecondsAgo;
  const firstTriedAt = new Date(startedAt - (age ?? 0));
  const isRepeatedByPerson = age !== undefined;
  const isHealed = created.hadUnclearAttempt && !isRepeatedByPerson;
  const isRepeated = isRepeatedByPerson || isHealed;
  const duplicates = isRepeated ? await findDuplicates(session, { caseId, title, firstTriedAt }) : noDuplicates;
  const isContinued = splitDescription(values.description).asComments !== "";
  await rememberOpened({
    ...{ caseId, clientToken, ...duplicates },
    ...(isHealed && { isHealed }),
    ...(isContinued && { isContinued }),
  });
  redirect(`/cases/${caseId}`);
});
