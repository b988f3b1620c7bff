import "server-only";
import { env } from "@/lib/env";
import type { SubmitLimit } from "@/lib/result";

/** `withdraw`: AWS refused, so there is nothing to count. Without effect if an earlier submit was admitted too. */
export type Admission =
  | { ok: true; withdraw: () => void }
  | { ok: false; retryAfterSeconds: number; submitLimit: SubmitLimit };

/** `nowMilliseconds` is any clock that never goes back. */
export type AdmitSubmit = (subject: string, clientToken: string, nowMilliseconds?: number) => Admission;

/**
 * Counts each user's cases in a sliding window, by client token. An admitted token stays admitted for as long as a
 * draft lives, without counting again: repeating a case is how an analyst learns what became of it. Submits that the
 * portal or AWS refused do not count. Memory is bounded; the longest unused entries go first.
 */
export function createSubmitGuard(limit: SubmitLimit): AdmitSubmit {
  const firstAdmittedByUser = new Map<string, Map<string, number>>();
  const maxTokens = Math.max(limit.cases, maxTokensPerUser);
  const windowMilliseconds = limit.windowSeconds * 1000;

  return (subject, clientToken, nowMilliseconds = performance.now()) => {
    const firstAdmitted = firstAdmittedByUser.get(subject) ?? new Map<string, number>();
    const isForgotten = (at: number) => at <= nowMilliseconds - draftLifeMilliseconds;
    dropWhile(firstAdmitted, isForgotten);
    const isFirst = !firstAdmitted.has(clientToken);
    if (isFirst) {
      const counted = [...firstAdmitted.values()].filter((at) => at + windowMilliseconds > nowMilliseconds);
      const [oldest] = counted;
      if (oldest !== undefined && counted.length >= limit.cases) {
        const retryAfterSeconds = Math.ceil((oldest + windowMilliseconds - nowMilliseconds) / 1000);
        return { ok: false, retryAfterSeconds, submitLimit: limit };
      }
      firstAdmitted.set(clientToken, nowMilliseconds);
      dropBeyond(firstAdmitted, maxTokens);
    }
    // Put at the end, so that the user whose last submit is the oldest comes first.
    firstAdmittedByUser.delete(subject);
    firstAdmittedByUser.set(subject, firstAdmitted);
    dropWhile(firstAdmittedByUser, (tokens) => [...tokens.values()].every(isForgotten));
    dropBeyond(firstAdmittedByUser, maxUsers);
    return { ok: true, withdraw: () => void (isFirst && firstAdmitted.delete(clientToken)) };
  };
}

/** The oldest entries are in front. */
function dropWhile<Value>(entries: Map<string, Value>, isDroppable: (value: Value) => boolean): void {
  for (const [key, value] of entries) {
    if (!isDroppable(value)) return;
    entries.delete(key);
  }
}

function dropBeyond(entries: Map<string, unknown>, max: number): void {
  for (const key of entries.keys()) {
    if (entries.size <= max) return;
    entries.delete(key);
  }
}

let guard: AdmitSubmit | undefined;

/**
 * One user must not use up the organisation's daily cases at AWS by accident. The limit is per replica: N replicas
 * admit up to N times as many. `subject` is the identity provider's `sub`.
 */
export function admitSubmit(subject: string, clientToken: string, nowMilliseconds?: number): Admission {
  guard ??= createSubmitGuard({ cases: env().SUBMITS_PER_USER, windowSeconds: env().SUBMIT_WINDOW_SECONDS });
  return guard(subject, clientToken, nowMilliseconds);
}

const draftLifeMilliseconds = 24 * 60 * 60 * 1000;
const maxUsers = 10_000;
const maxTokensPerUser = 100;
