import type { ActionFailure } from "@/lib/result";

/** An outcome that nobody knows yet. `firstTriedAt` in milliseconds since 1970. */
type Unknown = { firstTriedAt: number; failure: Pick<ActionFailure, "code"> };

/** After this long AWS may have forgotten a client token. */
const rememberedMilliseconds = 10 * 60_000;

/** No request lasts longer: its attempts within 25 seconds, and AWS's own time for one. */
const requestOverAfterMilliseconds = 60_000;

/** If not, the same bytes go out again under the same token. If so, AWS's list is read before. */
export function mustLookFirst({ failure, firstTriedAt }: Unknown, now: number): boolean {
  return failure.code === "conflict" || now - firstTriedAt > rememberedMilliseconds;
}

/**
 * The token is kept while AWS may still be working on the first try: a new one would then make a second one of it. A
 * conflict that outlasts any request would only repeat itself, so it needs a new token.
 */
export function needsNewToken({ failure, firstTriedAt }: Unknown, now: number): boolean {
  return failure.code === "conflict" && now - firstTriedAt > requestOverAfterMilliseconds;
}
