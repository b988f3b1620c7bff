import "server-only";

/**
 * Runs a call whose signal is aborted when the time is over, or when `outer` is. AbortSignal.timeout would keep waiting
 * after the call, and keep its request and answer in memory.
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
