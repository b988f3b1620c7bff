import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { secretOfSignIn } from "@/lib/auth/secrets";
import { csrfCookieName } from "@/lib/auth/session-cookie";

/** next-auth's handler for `/api/auth/*`; built per request, so that settings are read when the server runs and not when it is built. */
export function handleAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return NextAuth(request, context, authOptions(secretOfSignIn(request.cookies.get(csrfCookieName())?.value)));
}
