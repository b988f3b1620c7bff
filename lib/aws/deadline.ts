import "server-only";

/**
 * Runs a call whose signal is aborted with a TimeoutError when the time is over, or when `outer` is. AbortSignal.timeout would go on
 * waiting after the call, and hold its request and answer until then.
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
