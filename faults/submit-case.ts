import { setTimeout as wait } from "node:timers/promises";
import { type FormPage, openForm } from "../tools/form-page";
import type { Portal } from "../tools/portal";
import type { Random } from "../tools/random";
import { type ActionAnswer, callAction } from "../tools/server-action";
import type { Told } from "./judge";
import type { OnTry } from "./mishaps";
import { readOpenedPage } from "./opened-page";
import type { Analyst } from "./people";

export type Desk = {
  readonly portal: Portal;
  readonly random: Random;
  readonly actions: { readonly openCase: string; readonly findCases: string };
  /** Sends a new client token with every retry, as a broken page would, to see the judge refuse it. */
  readonly breaksTokens: boolean;
};

export type Draft = { readonly title: string; readonly clientToken: string };

export type Submitted = { readonly told: Told; readonly wasUnclear: boolean };

const mostRetries = 3;

/**
 * Opens a case as the page does: after an unclear outcome it repeats the same bytes with the same token, up to three
 * times.
 * After a conflict the portal searches first, and its findings decide. The portal's last word counts.
 */
export async function submitCase(desk: Desk, analyst: Analyst, draft: Draft, onTry: OnTry): Promise<Submitted> {
  const { portal, random, actions } = desk;
  const { jar } = analyst;
  const page = await openForm(portal, jar).catch(() => undefined);
  let token = draft.clientToken;
  let firstTriedAt: number | undefined;
  let mustLook = false;

  for (let tries = 1; tries <= 1 + mostRetries; tries += 1) {
    const startedAt = firstTriedAt ?? Date.now();
    const wasUnclear = firstTriedAt !== undefined;
    if (mustLook) {
      const found = await look(desk, analyst, {
        title: draft.title,
        firstTriedMillisecondsAgo: Date.now() - startedAt,
      });
      if (found.kind === "found") return { told: found, wasUnclear };
      await pause(random);
      if (found.kind !== "none") continue;
    }
    const replica = portal.nextReplica();
    const signal = onTry(tries, replica);
    const args = [toInput(draft.title, token), ...toTried(page, firstTriedAt)];
    const call = { portal, replica, jar, actionId: actions.openCase, args, ...(signal ? { signal } : {}) };
    const answer = readAnswer(await callAction(call));

    if (answer.kind === "opened") {
      const { caseId } = answer;
      return { told: { kind: "opened", caseId, ...(await readOpenedPage(portal, jar, caseId)) }, wasUnclear };
    }
    // Once unclear, a later refusal says nothing about the first try.
    if (answer.kind === "not-opened" && !wasUnclear) return { told: answer, wasUnclear };

    firstTriedAt = startedAt;
    mustLook = answer.code === "conflict";
    if (desk.breaksTokens) token = random.uuid();
    await pause(random);
  }
  return { told: { kind: "unknown" }, wasUnclear: true };
}

/** The time a person in a hurry takes to read and press. */
const pause = (random: Random): Promise<void> => wait(random.between(500, 1200));

type Found = Extract<Told, { kind: "found" }> | { readonly kind: "none" | "unavailable" };

/** The answer of the portal's search in AWS's list. */
async function look(
  { portal, actions }: Desk,
  { jar }: Analyst,
  query: { title: string; firstTriedMillisecondsAgo: number },
): Promise<Found> {
  const replica = portal.nextReplica();
  const answer = await callAction({ portal, replica, jar, actionId: actions.findCases, args: [query] });
  const cases = answer.kind === "value" ? property(answer.value, "cases") : undefined;
  if (!Array.isArray(cases)) return { kind: "unavailable" };
  if (cases.length === 0) return { kind: "none" };
  return { kind: "found", caseIds: cases.map((one: unknown) => String(property(one, "caseId"))) };
}

type Answer =
  | { readonly kind: "opened"; readonly caseId: string }
  | Extract<Told, { kind: "not-opened" }>
  | { readonly kind: "unclear"; readonly code: string };

export function readAnswer(answer: ActionAnswer): Answer {
  if (answer.kind === "redirect") {
    const caseId = /^\/cases\/(\d+)$/.exec(answer.path)?.[1];
    return caseId === undefined ? { kind: "unclear", code: "redirected" } : { kind: "opened", caseId };
  }
  const result = answer.kind === "value" ? answer.value : undefined;
  const code = String(property(result, "code") ?? property(result, "status") ?? "lost");
  const isRefusal = property(result, "status") === "invalid" || property(result, "outcome") === "not-done";
  return { kind: isRefusal ? "not-opened" : "unclear", code };
}

/** The page's own data, if it could be read. */
function toTried(page: FormPage | undefined, firstTriedAt: number | undefined): object[] {
  if (!page) return [];
  return [{ ...page, ...(firstTriedAt === undefined ? {} : { firstTriedMillisecondsAgo: Date.now() - firstTriedAt }) }];
}

/** The form as typed. */
export function toInput(title: string, clientToken: string): object {
  return {
    clientToken,
    resolverType: "AWS",
    engagementType: "Security Incident",
    title,
    description: "A build user’s keys call from an unknown network.\nKeys are disabled; two roles were assumed.",
    reportedIncidentStartDate: { date: "2026-03-04", time: "05:06", timeZone: "UTC" },
    impactedAccounts: "111122223333",
    impactedAwsRegions: ["eu-central-1"],
    impactedServices: ["Amazon S3"],
    threatActorIpAddresses: [{ ipAddress: "203.0.113.9", userAgent: "curl/8.5.0" }],
    watchers: [{ email: "soc@example.com", name: "Security operations", jobTitle: "" }],
    tags: [{ key: "", value: "" }],
  };
}

const property = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
