import "server-only";
import { env } from "@/lib/env";

/** A path of the portal, or the list's if the address could lead elsewhere. */
export function toLocalPath(address: string | string[] | null | undefined): string {
  if (typeof address !== "string" || !URL.canParse(address, env().NEXTAUTH_URL)) return "/cases";
  const url = new URL(address, env().NEXTAUTH_URL);
  // Browsers read a path that starts with two slashes as another host.
  const isLocal = url.origin === new URL(env().NEXTAUTH_URL).origin && !url.pathname.startsWith("//");
  return isLocal ? `${url.pathname}${url.search}` : "/cases";
}
