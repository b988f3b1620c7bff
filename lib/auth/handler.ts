import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { secretOfSignIn } from "@/lib/auth/secrets";
import { csrfCookieName } from "@/lib/auth/session-cookie";
import { keepReference } from "@/lib/auth/sign-in-reference";
import { inSpan, type SpanEnd } from "@/lib/spans";

type Context = { params: Promise<{ nextauth: string[] }> };

/** What the portal's pages ask next-auth for. Of the rest, `_log` would let anybody write into the log, and `signout` has one of our own. */
const served: ReadonlySet<string | undefined> = new Set([
  "csrf",
  "providers",
  "signin",
  "callback",
  "session",
  "error",
]);

/**
 * next-auth's handler for `/api/auth/*`; built per request, so that settings are read when the server runs and not when it is built. What the
 * portal does not use is not found.
 */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  // next-auth's script in the page sends its mistakes there.
  if (action === "_log") return new Response(null, { status: 204 });
  if (!served.has(action)) return new Response(null, { status: 404 });
  const options = authOptions(secretOfSignIn(request.cookies.get(csrfCookieName())?.value));
  const answer = (): Promise<Response> => NextAuth(request, context, options);
  const isSignIn = action === "callback" || (action === "signin" && request.method === "POST");
  if (!isSignIn) return answer();
  const response = await (action === "callback" ? inSpan("sign-in", answer, toSpanEnd) : answer());
  if (leadsToError(await targetOf(response))) await keepReference();
  return response;
}

/** Where next-auth sends the browser: by a redirect, or by an answer that its own script follows. */
async function targetOf(response: Response): Promise<string> {
  return response.headers.get("location") ?? (await response.clone().text());
}

function leadsToError(target: string): boolean {
  return /[?&]error=/.test(target);
}

function toSpanEnd(response: Response): SpanEnd {
  const target = response.headers.get("location") ?? "";
  if (leadsToError(target)) return { outcome: "failed", isFailed: true };
  return target.endsWith("/sign-in/refused")
    ? { outcome: "refused", isFailed: true }
    : { outcome: "ok", isFailed: false };
}
