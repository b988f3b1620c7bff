import { maxSubmitBytes } from "@/lib/cases/case-limits";
import type { CaseInput } from "@/lib/cases/case-schema";
import { splitDescription } from "@/lib/cases/long-description";
import { toSentText } from "@/lib/cases/text";
import { type ActionResult, failed, isFailure } from "@/lib/result";
import { callAction } from "../../_action/call-action";
import type { EarlierTry } from "./_draft/case-draft";
import type { FoundCases } from "./_draft/form-state";
import { openCase } from "./action";
import { findCases } from "./find-cases";

type Tried = { owner: string; roleArn: string; firstTriedMillisecondsAgo?: number };

export async function sendCase(input: CaseInput, tried: Tried): Promise<ActionResult> {
  if (new Blob([JSON.stringify(input)]).size > maxSubmitBytes) return failed("too-large");
  return callAction(() => openCase(input, tried));
}

export async function lookForCases({ title, firstTriedAt }: EarlierTry): Promise<FoundCases> {
  const query = { title, firstTriedMillisecondsAgo: millisecondsSince(firstTriedAt) };
  const found = await callAction(() => findCases(query));
  if (!isFailure(found)) return found;
  return { status: found.status === "failed" && found.code === "signed-out" ? "signed-out" : "unavailable" };
}

/** True if a part goes out as comments, from the draft. */
export function needsDraft({ description }: CaseInput): boolean {
  return splitDescription(toSentText(description)).asComments !== "";
}

export function millisecondsSince(moment: number): number {
  return Math.max(0, Date.now() - moment);
}
