import "server-only";

/** For a call with all its attempts and the waiting between them. */
export const callDeadlineMilliseconds = 25_000;

/** No attempt starts with less than this left: its answer might come too late. */
export const attemptMilliseconds = 5000;

/**
 * Aborts the call's signal at the deadline, or with `outer`. AbortSignal.timeout would hold the request and answer in
 * memory after the call.
 */
export async function withinDeadline<Answer>(
  milliseconds: number,
  call: (abortSignal: AbortSignal) => Promise<Answer>,
  outer?: AbortSignal,
): Promise<Answer> {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new DOMException("The call was not answered in time", "TimeoutError"));
  }, milliseconds);
  try {
    return await call(outer ? AbortSignal.any([controller.signal, outer]) : controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
