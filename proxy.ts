import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isSecure } from "@/lib/auth/cookie-names";
import { strictTransportSecurity, toContentSecurityPolicy } from "@/lib/content-security-policy";
import { env } from "@/lib/env";

// TRACE would repeat a request's cookies. The portal has no use for the others.
const methods = ["GET", "HEAD", "POST"];

/**
 * Not for uploads: Next keeps the body of what passes here, up to 2 MB, and cuts off the rest. Their route checks
 * everything itself.
 */
export const config = { matcher: ["/((?!api/cases/[^/]+/files$).*)"] };

/**
 * Sets the headers that next.config.js cannot know. Sending visitors to sign in is a courtesy: pages and actions
 * check the session.
 */
export function proxy(request: NextRequest): NextResponse {
  const answer = route(request);
  if (isSecure()) answer.headers.set("Strict-Transport-Security", strictTransportSecurity);
  return answer;
}

function route(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  if (!methods.includes(request.method)) {
    return new NextResponse(null, { status: 405, headers: { Allow: methods.join(", ") } });
  }
  if (/^\/(_next|api)\//.test(pathname) || pathname === "/icon.svg") return NextResponse.next();
  const isOfCases = pathname === "/cases" || pathname.startsWith("/cases/");
  if (isOfCases && request.method === "GET" && !hasSessionCookie(request)) {
    return toSignIn(pathname);
  }
  return withPolicy(request);
}

// Next puts the nonce of the request's policy on each script it writes.
function withPolicy(request: NextRequest): NextResponse {
  const policy = toContentSecurityPolicy({ nonce: randomBytes(16).toString("base64"), isSecure: isSecure() });
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const answer = NextResponse.next({ request: { headers } });
  answer.headers.set("Content-Security-Policy", policy);
  return answer;
}

// GET only: an action answers a form sent after the session ended, and keeps what was typed.
function hasSessionCookie({ cookies }: NextRequest): boolean {
  return cookies.getAll().some(({ name }) => /^(__Host-)?casedesk\.session(\.\d+)?$/.test(name));
}

function toSignIn(pathname: string): NextResponse {
  // Not to the Host header, which anyone can set.
  const url = new URL(`/sign-in?callbackUrl=${encodeURIComponent(pathname)}`, env().NEXTAUTH_URL);
  return NextResponse.redirect(url, { headers: { "Cache-Control": "no-store" } });
}
