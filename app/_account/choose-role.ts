"use server";

import { rememberRole } from "@/lib/auth/role-cookie";
import { actionSession } from "@/lib/auth/session";

/** Remembers which of the person's other roles the next sign-in shall take. False when it is not one of them, or nobody is signed in. */
export async function chooseRole(arn: unknown): Promise<boolean> {
  const session = await actionSession();
  const role = session?.otherRoles.find((other) => other.arn === arn);
  if (!role) return false;
  await rememberRole(role.arn);
  return true;
}
