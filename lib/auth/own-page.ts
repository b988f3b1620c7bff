import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";

/**
 * Next allows requests without an Origin and trusts X-Forwarded-Host, so the portal checks Origin and Sec-Fetch-Site
 * itself.
 */
export async function isFromOwnPage(): Promise<boolean> {
  const sent = await headers();
  const isOwn =
    sent.get("origin") === new URL(env().NEXTAUTH_URL).origin &&
    (sent.get("sec-fetch-site") ?? "same-origin") === "same-origin";
  if (!isOwn) logEvent("warn", { event: "foreign_request" });
  return isOwn;
}
