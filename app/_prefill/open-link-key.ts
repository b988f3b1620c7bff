"use server";

import { toLinkKey } from "@/lib/auth/link-key";
import { actionSession } from "@/lib/auth/session";

/** The key of what a link brought before the sign-in, for someone who is signed in now; undefined for everyone else, and when it is too late. */
export async function openLinkKey(ticket: unknown): Promise<string | undefined> {
  const session = await actionSession();
  return session && typeof ticket === "string" ? toLinkKey(ticket) : undefined;
}
