import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { csrfCookieName } from "@/lib/auth/cookie-names";
import { authOptions } from "@/lib/auth/options";
import { secretOfSignIn } from "@/lib/auth/secrets";
import { finishSignIn, startSignIn } from "@/lib/auth/sign-in";
import { keepReference } from "@/lib/auth/sign-in-reference";
import { inSpan, type SpanEnd } from "@/lib/observability/spans";

type Context = { params: Promise<{ nextauth: string[] }> };

// The parts of next-auth that the portal uses. Signing in and out are its own (sign-in.ts, app/api/sign-out).
const served: ReadonlySet<string> = new Set(["csrf", "providers", "signin", "session", "error"]);

/** Only the start of a sign-in is a POST. lib/request-guard.ts has limited its body. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const path = (await context.params).nextauth.join("/");
  if (request.method === "POST" && path !== "signin/sso") {
    return new Response(null, { status: 405, headers: { Allow: "GET, HEAD" } });
  }
  if (request.method === "POST") return start(request);
  if (path === "callback/sso") return finish(request);
  return served.has(path) ? askNextAuth(request, context) : new Response(null, { status: 404 });
}

async function start(request: NextRequest): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const url = await startSignIn(form);
  if (leadsToError(url)) await keepReference();
  // next-auth's script in the page asks for JSON.
  return form.get("json") === "true" ? Response.json({ url }) : redirectTo(url);
}

async function finish(request: NextRequest): Promise<Response> {
  const url = await inSpan("sign-in", () => finishSignIn(request.nextUrl.search), toSpanEnd);
  if (leadsToError(url)) await keepReference();
  return redirectTo(url);
}

function redirectTo(url: string): Response {
  return new Response(null, { status: 302, headers: { location: url } });
}

/** Builds options per request: settings are read at run time. */
async function askNextAuth(request: NextRequest, context: Context): Promise<Response> {
  const options = authOptions(secretOfSignIn(request.cookies.get(csrfCookieName())?.value));
  const response: Response = await NextAuth(request, context, options);
  // It would seal the session anew with each answer. A session ends with its credentials and is never renewed.
  if (request.nextUrl.pathname.endsWith("/session")) response.headers.delete("set-cookie");
  return response;
}

function leadsToError(target: string): boolean {
  return /^\/sign-in\?(.*&)?error=/.test(target);
}

function toSpanEnd(target: string): SpanEnd {
  if (leadsToError(target)) return { outcome: "failed", isFailed: true };
  return target === "/sign-in/refused" ? { outcome: "refused", isFailed: true } : { outcome: "ok", isFailed: false };
}
