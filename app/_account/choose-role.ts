"use server";

import * as z from "zod/mini";
import { rememberRole } from "@/lib/auth/role-cookie";
import { logEvent } from "@/lib/observability/log";
import { userAction } from "@/lib/user-action";

/** Remembers which of the person's other roles the next sign-in takes. */
export const chooseRole = userAction("chooseRole", z.string(), async (session, arn) => {
  if (!session.otherRoles.some((other) => other.arn === arn)) {
    logEvent("warn", { event: "access_refused", operation: "chooseRole", outcome: "role" });
    return { status: "not-offered" };
  }
  await rememberRole(arn);
  return { status: "chosen" };
});
