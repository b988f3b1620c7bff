import "server-only";
import type { cookies } from "next/headers";
import { isSessionCookie, refusalCookieName, roleCookieName } from "@/lib/auth/session-cookie";
import { logEvent } from "@/lib/log";

/** Takes away all that the portal has put into this browser's cookies about the person: the session in all its pieces, and the chosen role. */
export function endSession(store: Awaited<ReturnType<typeof cookies>>): void {
  const held = store.getAll().map(({ name }) => name);
  const ended = held.filter(isSessionCookie);
  for (const name of [...ended, roleCookieName(), refusalCookieName()]) {
    // A __Host- cookie is only replaced by one with the same attributes.
    store.set(name, "", { ...expired(name), maxAge: 0 });
  }
  if (ended.length > 0) logEvent("info", { event: "session_ended", outcome: "signed-out" });
}

const expired = (name: string) =>
  ({ path: "/", httpOnly: true, sameSite: "lax", secure: name.startsWith("__Host-") }) as const;
