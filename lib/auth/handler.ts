import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

/** next-auth's handler for `/api/auth/*`; built per request, so that settings are read when the server runs and not when it is built. */
export function handleAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return NextAuth(request, context, authOptions());
}
