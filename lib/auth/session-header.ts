import "server-only";
import { isSessionCookie } from "@/lib/auth/cookie-names";
import { unsealSession } from "@/lib/auth/session-claims";
import { endOf } from "@/lib/auth/session-validity";

/**
 * Whether a Cookie header holds a valid session. For deciding whose request gets room first: who may do something is
 * decided by session.ts.
 */
export async function holdsSession(cookieHeader: string): Promise<boolean> {
  const pairs = cookieHeader.split(/; */).map((pair) => pair.split("="));
  const pieces = pairs
    .filter(([name = ""]) => isSessionCookie(name))
    .sort(([one = ""], [other = ""]) => (one < other ? -1 : 1));
  if (pieces.length === 0) return false;
  const session = await unsealSession(pieces.map(([, value = ""]) => value).join(""));
  return session !== null && endOf(session) === null;
}
