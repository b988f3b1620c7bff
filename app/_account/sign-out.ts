"use server";

import type { Route } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { endSessionUrl } from "@/lib/auth/identity-provider";
import { endSession } from "@/lib/auth/sign-out";

/** Ends the portal's session, then sends the browser to the identity provider to end that one too. */
export async function signOut(): Promise<never> {
  endSession(await cookies());
  // The address is the identity provider's own, from its discovery document.
  redirect(((await endSessionUrl()) ?? "/sign-in") as Route);
}
