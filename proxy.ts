import { type NextRequest, NextResponse } from "next/server";

/**
 * Sends a visitor without a session cookie to sign in, before any page is rendered: a courtesy. Every page and action checks the session
 * itself, and the portal is as safe without this file.
 */
export function proxy(request: NextRequest): NextResponse {
  const hasSession = request.cookies.getAll().some(({ name }) => /^(__Host-)?casedesk\.session(\.\d+)?$/.test(name));
  // A form that is sent after the session ended is answered by its action, which keeps the form.
  if (hasSession || request.method !== "GET") return NextResponse.next();
  const { pathname } = request.nextUrl;
  const url = request.nextUrl.clone();
  url.pathname = "/sign-in";
  url.search = `?callbackUrl=${encodeURIComponent(pathname)}`;
  return NextResponse.redirect(url);
}

export const config = { matcher: ["/cases/:path*"] };
