"use server";

import * as z from "zod/mini";
import { toLinkKeys } from "@/lib/auth/link-key";
import { userAction } from "@/lib/user-action";

/** No keys when the ticket is too old. */
export const openLinkKeys = userAction("openLinkKeys", z.string(), async (_session, ticket) => ({
  status: "opened" as const,
  keys: toLinkKeys(ticket),
}));
