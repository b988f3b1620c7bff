import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";

/**
 * Whether the browser says that this request comes from a page of the portal: its Origin is that of NEXTAUTH_URL, and Sec-Fetch-Site, where the
 * browser sends it, is same-origin. Next itself lets a request without an Origin pass, and believes the X-Forwarded-Host that it is sent.
 */
export async function isFromOwnPage(): Promise<boolean> {
  const sent = await headers();
  const isOwn =
    sent.get("origin") === new URL(env().NEXTAUTH_URL).origin &&
    (sent.get("sec-fetch-site") ?? "same-origin") === "same-origin";
  if (!isOwn) logEvent("warn", { event: "foreign_request" });
  return isOwn;
}
