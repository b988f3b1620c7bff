import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { secretOfSignIn } from "@/lib/auth/secrets";
import { csrfCookieName } from "@/lib/auth/session-cookie";

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
  return NextAuth(request, context, authOptions(secretOfSignIn(request.cookies.get(csrfCookieName())?.value)));
}
