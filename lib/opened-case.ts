import "server-only";
import { cookies } from "next/headers";
import { cookieOptions } from "@/lib/auth/session-cookie";

const cookieName = "casedesk.opened";
const secondsRemembered = 30;

/** Remembers for half a minute, in this browser, that it has just opened the case, so that the case's page can say so. */
export async function rememberOpened(caseId: string): Promise<void> {
  (await cookies()).set(cookieName, caseId, { ...cookieOptions(), maxAge: secondsRemembered });
}

/** True when this browser has just opened this very case. */
export async function wasJustOpened(caseId: string): Promise<boolean> {
  return (await cookies()).get(cookieName)?.value === caseId;
}
