import "server-only";
import { cookies } from "next/headers";
import { cookieOptions, referenceCookieName } from "@/lib/auth/cookie-names";
import { currentRequestId } from "@/lib/observability/request-context";

const secondsKept = 60;

/** The page that shows it comes some redirects later. */
export async function keepReference(): Promise<void> {
  const requestId = currentRequestId();
  if (requestId) (await cookies()).set(referenceCookieName(), requestId, { ...cookieOptions(), maxAge: secondsKept });
}

export async function keptReference(): Promise<string | undefined> {
  return (await cookies()).get(referenceCookieName())?.value;
}
