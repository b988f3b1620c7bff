"use server";

import { rememberRole } from "@/lib/auth/role-cookie";
import { actionSession } from "@/lib/auth/session";
import { logEvent } from "@/lib/log";

/** Remembers which of the person's other roles the next sign-in shall take. False when it is not one of them, or nobody is signed in. */
export async function chooseRole(arn: unknown): Promise<boolean> {
  const session = await actionSession();
  const role = session?.otherRoles.find((other) => other.arn === arn);
  if (!role) {
    logEvent("warn", { event: "access_refused", operation: "chooseRole", outcome: session ? "role" : "signed-out" });
    return false;
  }
  await rememberRole(role.arn);
  return true;
}
