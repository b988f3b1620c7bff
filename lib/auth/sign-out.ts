import "server-only";
import type { cookies } from "next/headers";
import { isOwnCookie, isSessionCookie } from "@/lib/auth/cookie-names";
import { logEvent } from "@/lib/observability/log";

/** The session in all its pieces, and the cookies of a sign-in. */
export function endSession(store: Awaited<ReturnType<typeof cookies>>): void {
  const held = store.getAll().map(({ name }) => name);
  for (const name of held.filter(isOwnCookie)) {
    // A browser replaces a __Host- cookie only by one with the same attributes.
    store.set(name, "", { ...expired(name), maxAge: 0 });
  }
  if (held.some(isSessionCookie)) logEvent("info", { event: "session_ended", outcome: "signed-out" });
}

const expired = (name: string) =>
  ({ path: "/", httpOnly: true, sameSite: "lax", secure: name.startsWith("__Host-") }) as const;
