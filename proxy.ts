import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isSecure } from "@/lib/auth/session-cookie";
import { strictTransportSecurity, toContentSecurityPolicy } from "@/lib/content-security-policy";
import { env } from "@/lib/env";

/** What a page, an action or a route may be asked by. TRACE would repeat a request's cookies, and the others have no meaning here. */
const methods = ["GET", "HEAD", "POST"];

/** As in next.config.js. Of a longer body Next would pass on the first 2 MB as if they were all of it. */
const maxBodyBytes = 2 * 1024 * 1024;

/**
 * What only the running server can say about an answer: the policy with its nonce, and whether the portal is reached by https; the
 * headers that are always the same are in next.config.js. And it sends a visitor without a session cookie to sign in, before a page is
 * rendered: a courtesy. Every page and action checks the session itself.
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
  if (Number(request.headers.get("content-length")) > maxBodyBytes) return new NextResponse(null, { status: 413 });
  if (/^\/(_next|api)\//.test(pathname) || pathname === "/icon.svg") return NextResponse.next();
  if (pathname.startsWith("/cases/") && request.method === "GET" && !hasSessionCookie(request)) {
    return toSignIn(pathname);
  }
  return withPolicy(request);
}

/** The page, which Next makes with this nonce on each script that it writes: it reads it from the policy in the request. */
function withPolicy(request: NextRequest): NextResponse {
  const policy = toContentSecurityPolicy({ nonce: randomBytes(16).toString("base64"), isSecure: isSecure() });
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const answer = NextResponse.next({ request: { headers } });
  answer.headers.set("Content-Security-Policy", policy);
  return answer;
}

// A form that is sent after the session ended is answered by its action, which keeps the form.
function hasSessionCookie({ cookies }: NextRequest): boolean {
  return cookies.getAll().some(({ name }) => /^(__Host-)?casedesk\.session(\.\d+)?$/.test(name));
}

function toSignIn(pathname: string): NextResponse {
  // Not to the host that the request names: anybody can name one.
  const url = new URL(`/sign-in?callbackUrl=${encodeURIComponent(pathname)}`, env().NEXTAUTH_URL);
  return NextResponse.redirect(url, { headers: { "Cache-Control": "no-store" } });
}
