"use server";

import * as z from "zod";
import { actionSession } from "@/lib/auth/session";
import { findSimilarCases } from "@/lib/aws/find-similar-cases";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { logEvent } from "@/lib/log";

const querySchema = z.strictObject({ title: z.string().max(1200), firstTriedMillisecondsAgo: z.number().min(0) });

export type FoundCases =
  | { status: "found"; cases: { caseId: string; createdAt: string }[] }
  /** denied: the role may not list cases. unavailable: AWS or the session did not allow an answer now. */
  | { status: "denied" | "signed-out" | "unavailable" };

/** Looks, as the signed-in user, for cases with this title that AWS got since the first try. Reads only; every failure is a value. */
export async function findCases(query: unknown): Promise<FoundCases> {
  const session = await actionSession();
  if (!session) {
    logEvent("warn", { event: "access_refused", operation: "findCases", outcome: "signed-out" });
    return { status: "signed-out" };
  }
  const parsed = querySchema.safeParse(query);
  if (!parsed.success) {
    logEvent("warn", { event: "input_refused", operation: "findCases" });
    return { status: "unavailable" };
  }
  const { title, firstTriedMillisecondsAgo } = parsed.data;
  const firstTriedAt = new Date(Date.now() - firstTriedMillisecondsAgo);
  const similar = await findSimilarCases(session, { title, firstTriedAt });
  if (!similar.ok) return { status: toReadFailure(similar.failure) === "denied" ? "denied" : "unavailable" };
  // With pages left unread, "none" would be a guess.
  if (similar.cases.length === 0 && !similar.isComplete) return { status: "unavailable" };
  return {
    status: "found",
    cases: similar.cases
      .slice(0, 10)
      .map(({ caseId, createdDate }) => ({ caseId, createdAt: createdDate.toISOString() })),
  };
}
