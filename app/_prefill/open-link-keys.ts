"use server";

import { toLinkKeys } from "@/lib/auth/link-key";
import { actionSession } from "@/lib/auth/session";

/** The keys that may open what a link brought before the sign-in, for someone who is signed in now; none for everyone else, and when it is too late. */
export async function openLinkKeys(ticket: unknown): Promise<string[]> {
  const session = await actionSession();
  return session && typeof ticket === "string" ? toLinkKeys(ticket) : [];
}
