"use server";

import * as z from "zod";
import { findSimilarCases } from "@/lib/aws/find-similar-cases";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { userAction } from "@/lib/user-action";
import type { FoundCases } from "./_draft/form-state";

const querySchema = z.strictObject({ title: z.string().max(1200), firstTriedMillisecondsAgo: z.number().min(0) });

/** Cases with this title that AWS got since the first try. */
export const findCases = userAction("findCases", querySchema, async (session, query): Promise<FoundCases> => {
  const firstTriedAt = new Date(Date.now() - query.firstTriedMillisecondsAgo);
  const similar = await findSimilarCases(session, { title: query.title, firstTriedAt });
  if (!similar.ok) return { status: toReadFailure(similar.failure) === "denied" ? "denied" : "unavailable" };
  // With pages left unread, "none" would be a guess.
  if (similar.cases.length === 0 && !similar.isComplete) return { status: "unavailable" };
  const cases = similar.cases
    .slice(0, 10)
    .map(({ caseId, createdAt }) => ({ caseId, createdAt: new Date(createdAt).toISOString() }));
  return { status: "found", cases };
});
