"use server";

import * as z from "zod/mini";
import { toLinkKeys } from "@/lib/auth/link-key";
import { userAction } from "@/lib/user-action";

/** The keys that may open what a link brought before the sign-in; none when it is too late. */
export const openLinkKeys = userAction("openLinkKeys", z.string(), async (_session, ticket) => ({
  status: "opened" as const,
  keys: toLinkKeys(ticket),
}));
