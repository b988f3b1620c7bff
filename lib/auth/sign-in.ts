import "server-only";
import { cookies } from "next/headers";
import { csrfCookieName } from "@/lib/auth/cookie-names";
import { authorizationUrl, redeemCode } from "@/lib/auth/identity-provider";
import { keepSession } from "@/lib/auth/keep-session";
import { toLocalPath } from "@/lib/auth/local-path";
import { isCsrfToken } from "@/lib/auth/secrets";
import { currentSession } from "@/lib/auth/session";
import { beginAttempt, takeAttempt } from "@/lib/auth/sign-in-attempt";
import { reasonOfFailure } from "@/lib/auth/sign-in-failure";
import { takeRole } from "@/lib/auth/take-role";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";
import { reportUncaught } from "@/lib/observability/uncaught";

/** Where the browser goes next: to the identity provider, or to the page that says why not. */
export async function startSignIn(form: URLSearchParams): Promise<string> {
  const returnTo = toLocalPath(form.get("callbackUrl"));
  const csrfCookie = (await cookies()).get(csrfCookieName())?.value;
  const failure = { event: "authn_failed", errorName: "SIGNIN_OAUTH_ERROR" } as const;
  if (!isCsrfToken(form.get("csrfToken"), csrfCookie)) {
    logEvent("warn", { ...failure, reason: "cookie-missing" });
    return toSignInPage("Callback", returnTo);
  }
  try {
    return await authorizationUrl(await beginAttempt(returnTo));
  } catch (error) {
    const reason = reasonOfFailure(error);
    logEvent("warn", { ...failure, outcome: "provider-failed", ...(reason && { reason }) });
    return toSignInPage("OAuthSignin", returnTo);
  }
}

/** The browser comes back from the identity provider. Where it goes next. */
export async function finishSignIn(search: string): Promise<string> {
  const failure = { event: "authn_failed", errorName: "OAUTH_CALLBACK_ERROR" } as const;
  const parameters = new URLSearchParams(search);
  const attempt = await takeAttempt(parameters.get("state"));
  if (!attempt) {
    // Back or Reload led here again after the sign-in was complete.
    if (await currentSession()) return new URL("/", env().NEXTAUTH_URL).href;
    logEvent("warn", { ...failure, reason: "cookie-missing" });
    return toSignInPage("OAuthCallback");
  }
  const { returnTo } = attempt;
  let answer: Awaited<ReturnType<typeof redeemCode>>;
  try {
    answer = await redeemCode(search, attempt);
  } catch (error) {
    const reason = reasonOfFailure(error);
    const isOfProvider = isProviderFault(reason);
    // The browser brought an error of the query, and anyone can write one.
    const outcome = isOfProvider && !parameters.has("error") ? { outcome: "provider-failed" } : {};
    logEvent("warn", { ...failure, ...(reason && { reason }), ...outcome });
    return toSignInPage(isOfProvider ? "ProviderFailed" : "OAuthCallback", returnTo);
  }
  try {
    const taken = await takeRole(answer.claims, answer.idToken, returnTo);
    if ("error" in taken) return toSignInPage(taken.error, returnTo);
    const address = "session" in taken ? await keepSession(taken.session, returnTo) : null;
    return address ?? "/sign-in/refused";
  } catch (error) {
    reportUncaught(error, { routePath: "/api/auth/[...nextauth]", routeType: "route" });
    logEvent("warn", { event: "session_refused", outcome: "error" });
    return toSignInPage("Callback", returnTo);
  }
}

/** The identity provider said so, did not answer, or does not know this portal: a word, or Node's code. */
function isProviderFault(reason = ""): boolean {
  return /^(?:server_error|temporarily_unavailable|invalid_client|timeout|answer-refused|[A-Z][A-Z0-9_]+)$/.test(
    reason,
  );
}

/** `error` is a word that the sign-in page has a sentence for. */
function toSignInPage(error: string, returnTo?: string): string {
  const query = new URLSearchParams({ ...(returnTo ? { callbackUrl: returnTo } : {}), error });
  return `/sign-in?${query}`;
}
