import "server-only";
import { env } from "@/lib/env";
import type { SubmitLimit } from "@/lib/result";

/** Whether a submit may go to AWS; if not, for how many seconds no new case of this user may, and what the limit is. */
export type Admission = { ok: true } | { ok: false; retryAfterSeconds: number; submitLimit: SubmitLimit };

/** Decides on one submit; `nowMilliseconds` is any clock that never goes back. */
export type AdmitSubmit = (subject: string, clientToken: string, nowMilliseconds?: number) => Admission;

/**
 * Counts the different cases that each user sends to this replica, by client token, in a sliding window. A token that
 * was admitted is admitted again without being counted for as long as a draft lives: repeating a case is how an analyst
 * learns what became of it. A refused submit does not count. Memory is bounded; the users and tokens unused for longest
 * go first.
 */
export function createSubmitGuard(limit: SubmitLimit): AdmitSubmit {
  const firstAdmittedByUser = new Map<string, Map<string, number>>();
  const maxTokens = Math.max(limit.cases, maxTokensPerUser);
  const windowMilliseconds = limit.windowSeconds * 1000;

  return (subject, clientToken, nowMilliseconds = performance.now()) => {
    const firstAdmitted = firstAdmittedByUser.get(subject) ?? new Map<string, number>();
    const isForgotten = (at: number) => at <= nowMilliseconds - draftLifeMilliseconds;
    dropWhile(firstAdmitted, isForgotten);
    if (!firstAdmitted.has(clientToken)) {
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
    return { ok: true };
  };
}

/** Drops entries from the front, where the oldest are. */
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
 * Admits at most SUBMITS_PER_USER different cases of one user within SUBMIT_WINDOW_SECONDS, on this replica: N replicas
 * admit up to N times as many. AWS limits an organisation's cases a day, and one user must not use them up by accident.
 * `subject` is the identity provider's `sub`.
 */
export function admitSubmit(subject: string, clientToken: string, nowMilliseconds?: number): Admission {
  guard ??= createSubmitGuard({ cases: env().SUBMITS_PER_USER, windowSeconds: env().SUBMIT_WINDOW_SECONDS });
  return guard(subject, clientToken, nowMilliseconds);
}

const draftLifeMilliseconds = 24 * 60 * 60 * 1000;
const maxUsers = 10_000;
const maxTokensPerUser = 100;
