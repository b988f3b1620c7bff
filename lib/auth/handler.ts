import "server-only";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { secretOfSignIn } from "@/lib/auth/secrets";
import { csrfCookieName } from "@/lib/auth/session-cookie";
import { keepReference } from "@/lib/auth/sign-in-reference";
import { inSpan, type SpanEnd } from "@/lib/observability/spans";

type Context = { params: Promise<{ nextauth: string[] }> };

// What the portal uses of next-auth. It has its own sign-out (app/api/sign-out).
const served: ReadonlySet<string | undefined> = new Set([
  "csrf",
  "providers",
  "signin",
  "callback",
  "session",
  "error",
]);

// A page posts an address and a token. next-auth would parse any size: 10 MB take two seconds.
const maxSignInBytes = 16_384;

/** Builds options per request: settings are read at run time. Only the start of a sign-in is a POST. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const path = (await context.params).nextauth;
  if (request.method !== "POST") return askNextAuth(request, context, path[0]);
  if (path.join("/") !== "signin/sso") return new Response(null, { status: 405, headers: { Allow: "GET, HEAD" } });
  const body = await readBody(request, maxSignInBytes);
  if (body === undefined) return new Response(null, { status: 413 });
  const { url, method, headers } = request;
  return askNextAuth(new NextRequest(url, { method, headers, body: body || null }), context, path[0]);
}

// Undefined if the body is too long. Counts bytes: a request in pieces has no Content-Length.
async function readBody({ body }: Request, maxBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // A cancelled body would close the connection before the answer is sent.
  for await (const chunk of body?.values({ preventCancel: true }) ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

async function askNextAuth(request: NextRequest, context: Context, action: string | undefined): Promise<Response> {
  if (!served.has(action)) return new Response(null, { status: 404 });
  const options = authOptions(secretOfSignIn(request.cookies.get(csrfCookieName())?.value));
  const answer = (): Promise<Response> => NextAuth(request, context, options);
  const isSignIn = action === "callback" || (action === "signin" && request.method === "POST");
  if (!isSignIn) return answer();
  const response = await (action === "callback" ? inSpan("sign-in", answer, toSpanEnd) : answer());
  if (leadsToError(await targetOf(response))) await keepReference();
  return response;
}

// A redirect, or an address that next-auth's script in the page follows.
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
