import type { Instrumentation } from "next";

/** Runs once before the first request. A wrong setting stops the start with a sentence that names it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkSettingsAtStart } = await import("@/lib/start");
  checkSettingsAtStart();
  const { refuseTrace } = await import("@/lib/refuse-trace");
  refuseTrace();
  const { guardRequests } = await import("@/lib/request-guard");
  guardRequests();
  const { leaveInnerRequestsUncompressed } = await import("@/lib/inner-requests");
  leaveInnerRequestsUncompressed();
  const { observe } = await import("@/lib/observability/observe");
  await observe({ isProduction: process.env.NODE_ENV === "production" });
  const { reportWrongIssuer } = await import("@/lib/auth/report-issuer");
  void reportWrongIssuer();
}

/** Next hands over here what a page, an action or a route threw. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { reportUncaught } = await import("@/lib/observability/uncaught");
  reportUncaught(error, context);
};
