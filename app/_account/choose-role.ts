"use server";

import * as z from "zod/mini";
import { rememberRole } from "@/lib/auth/role-cookie";
import { logEvent } from "@/lib/observability/log";
import { userAction } from "@/lib/user-action";

/** For the next sign-in. Offers no role that this one did not give. */
export const chooseRole = userAction("chooseRole", z.string(), async (session, arn) => {
  if (!session.otherRoles.some((other) => other.arn === arn)) {
    logEvent("warn", { event: "access_refused", operation: "chooseRole", outcome: "role" });
    return { status: "not-offered" };
  }
  await rememberRole(arn);
  return { status: "chosen" };
});
