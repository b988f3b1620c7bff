import { setTimeout as wait } from "node:timers/promises";
import type { FormPage } from "../../tools/form-page";
import type { Portal } from "../../tools/portal";
import type { Random } from "../../tools/random";
import { type ActionAnswer, callAction } from "../../tools/server-action";
import type { OnTry } from "../mishaps";
import type { Analyst } from "../people";

export type Desk = {
  readonly portal: Portal;
  readonly random: Random;
  readonly actions: { readonly addComment: string; readonly lookForComment: string };
};

export type Draft = { readonly caseId: string; readonly body: string; readonly clientToken: string };

/**
 * The words about one comment. `copies`: how often AWS has it, if the portal could look. `isWarned`: a
 * double may still appear.
 */
export type Told =
  | { readonly kind: "added"; readonly copies: number | undefined; readonly isWarned: boolean }
  /** The portal looked after an unclear outcome, and the person saw their comment. */
  | { readonly kind: "found"; readonly copies: number; readonly isWarned: true }
  | { readonly kind: "not-added"; readonly code: string }
  | { readonly kind: "unknown" };

const mostRetries = 5;
const requestOverMilliseconds = 60_000;

/**
 * Adds a comment as the page does: an unclear outcome repeats the same bytes with the same token; after a conflict
 * AWS's list is read first, and a person who sees their comment takes it as theirs.
 */
export async function addComment(
  { portal, random, actions }: Desk,
  { jar }: Analyst,
  page: FormPage,
  { caseId, body, clientToken }: Draft,
  onTry: OnTry,
): Promise<Told> {
  let token = clientToken;
  let firstTriedAt: number | undefined;
  let mustLook = false;
  const path = `/cases/${caseId}`;
  for (let tries = 1; tries <= 1 + mostRetries; tries += 1) {
    const startedAt = firstTriedAt ?? Date.now();
    if (mustLook) {
      const query = { caseId, body, firstTriedMillisecondsAgo: Date.now() - startedAt };
      const replica = portal.nextReplica();
      const answer = await callAction({ portal, replica, jar, path, actionId: actions.lookForComment, args: [query] });
      const found = property(toValue(answer), "comments");
      if (Array.isArray(found) && found.length > 0) return { kind: "found", copies: found.length, isWarned: true };
      if (!Array.isArray(found)) {
        await pause(random);
        continue;
      }
      if (Date.now() - startedAt > requestOverMilliseconds) token = random.uuid();
    }
    const replica = portal.nextReplica();
    const signal = onTry(tries, replica);
    const tried = firstTriedAt === undefined ? {} : { firstTriedMillisecondsAgo: Date.now() - firstTriedAt };
    const args = [
      { caseId, body, clientToken: token },
      { ...page, ...tried },
    ];
    const call = { portal, replica, jar, path, actionId: actions.addComment, args, ...(signal ? { signal } : {}) };
    const result = toValue(await callAction(call));
    if (property(result, "status") === "added") {
      const copies = property(result, "copies");
      const isWarned = property(result, "isRepeated") === true;
      return { kind: "added", copies: typeof copies === "number" ? copies : undefined, isWarned };
    }
    const code = String(property(result, "code") ?? property(result, "status") ?? "lost");
    const isRefusal = property(result, "status") === "invalid" || property(result, "outcome") === "not-done";
    // Once unclear, a later refusal says nothing about the first try.
    if (isRefusal && firstTriedAt === undefined) return { kind: "not-added", code };
    firstTriedAt = startedAt;
    mustLook = code === "conflict" || mustLook;
    await pause(random);
  }
  return { kind: "unknown" };
}

/** The time a person in a hurry takes to read and press. */
const pause = (random: Random): Promise<void> => wait(random.between(500, 1200));

const toValue = (answer: ActionAnswer): unknown => (answer.kind === "value" ? answer.value : undefined);

const property = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
