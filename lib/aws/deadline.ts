import "server-only";

/**
 * Runs a call that ends by this time at the latest: its signal is then aborted with a TimeoutError, as AbortSignal.timeout would. That one
 * would go on waiting after the call, and hold the call's request and answer until its time is over.
 */
export async function withinDeadline<Answer>(
  milliseconds: number,
  call: (abortSignal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new DOMException("The call was not answered in time", "TimeoutError"));
  }, milliseconds);
  try {
    return await call(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
