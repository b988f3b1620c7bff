import "server-only";
import { cookies } from "next/headers";
import { cookieOptions, referenceCookieName } from "@/lib/auth/session-cookie";
import { currentRequestId } from "@/lib/observability/request-context";

const secondsKept = 60;

/** Keeps the ID of this request, in which a sign-in failed, for the page that says so some redirects later. */
export async function keepReference(): Promise<void> {
  const requestId = currentRequestId();
  if (requestId) (await cookies()).set(referenceCookieName(), requestId, { ...cookieOptions(), maxAge: secondsKept });
}

/** The ID of the request in which this browser's last sign-in failed, for a minute. */
export async function keptReference(): Promise<string | undefined> {
  return (await cookies()).get(referenceCookieName())?.value;
}
