import "server-only";
import { cookies } from "next/headers";
import { cookieOptions, isSessionCookie, sessionCookieName } from "@/lib/auth/cookie-names";
import { forgetRefusal, keepRefusal } from "@/lib/auth/refusal";
import { type SessionClaims, sealSession } from "@/lib/auth/session-claims";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";
import { currentRequestId } from "@/lib/observability/request-context";

// Browsers keep name and value up to 4,096 bytes together. next-auth joins the pieces again.
const longestPiece = 3900;

// The answer names the address beside the cookie. Proxies carry this much of it with the longest cookie.
const addressBytes = 100;

/**
 * The address to go on to. Null if the session is longer than SESSION_COOKIE_MAX_BYTES, which the refusal's page
 * explains: a proxy would answer 502. `returnTo` is the path where the person was going.
 */
export async function keepSession(claims: SessionClaims, returnTo: string): Promise<string | null> {
  const sealed = await sealSession(claims);
  const store = await cookies();
  const pieces = toPieces(sealed);
  const bytes = [...pieces].reduce((sum, [name, value]) => sum + name.length + 1 + value.length, 0);
  const room = env().SESSION_COOKIE_MAX_BYTES - bytes;
  if (room < 0) return refuseLength(claims, bytes, returnTo);
  for (const { name } of store.getAll()) {
    if (isSessionCookie(name) && !pieces.has(name)) store.set(name, "", { ...cookieOptions(), maxAge: 0 });
  }
  for (const [name, value] of pieces)
    store.set(name, value, { ...cookieOptions(), expires: new Date(claims.expiresAt) });
  await forgetRefusal();
  logEvent("info", { event: "session_created", outcome: "ok", roleLabel: claims.role.label });
  return toAddress(returnTo, room + addressBytes);
}

/** Without its query, or the first page's, if it is longer than this. */
function toAddress(returnTo: string, mostBytes: number): string {
  const { origin, pathname, search } = new URL(returnTo, env().NEXTAUTH_URL);
  const page = `${origin}${pathname}`;
  const address = [`${page}${search}`, page].find(({ length }) => length <= mostBytes);
  return address ?? `${origin}/`;
}

async function refuseLength({ sub, name, email, role }: SessionClaims, bytes: number, returnTo: string): Promise<null> {
  const setting = "SESSION_COOKIE_MAX_BYTES";
  const requestId = currentRequestId();
  logEvent("warn", { event: "session_refused", outcome: "too-long", roleLabel: role.label, setting });
  await keepRefusal({
    ...{ kind: "too-long", who: email ?? name ?? sub, returnTo, roleLabel: role.label, bytes, limit: env()[setting] },
    ...(requestId ? { reference: requestId } : {}),
  });
  return null;
}

function toPieces(sealed: string): Map<string, string> {
  if (sealed.length <= longestPiece) return new Map([[sessionCookieName(), sealed]]);
  const parts = sealed.match(/.{1,3900}/g) ?? [];
  return new Map(parts.map((part, index) => [`${sessionCookieName()}.${index}`, part]));
}
