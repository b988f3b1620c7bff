import "server-only";
import { cookies } from "next/headers";
import * as z from "zod";
import { cookieOptions, openedCookieName } from "@/lib/auth/session-cookie";
import { isCaseId } from "@/lib/cases/case-id";

const secondsRemembered = 30;

const openedCaseSchema = z.object({
  caseId: z.string().refine(isCaseId),
  clientToken: z.string(),
  /** Cases that look like the same request: AWS may have carried out a try whose answer was lost. */
  duplicates: z.array(z.string().refine(isCaseId)),
  /** An earlier try was not answered, and may still arrive. */
  isDuplicatePossible: z.boolean(),
  /** False when the role cannot list cases, or AWS did not answer. */
  hasLooked: z.boolean(),
});

/** What a browser is told, once, about a case it has just opened. */
export type OpenedCase = z.infer<typeof openedCaseSchema>;

/** Lets the case's page say "Case opened": a cookie of half a minute in this browser. */
export async function rememberOpened(opened: OpenedCase): Promise<void> {
  (await cookies()).set(openedCookieName(), JSON.stringify(opened), { ...cookieOptions(), maxAge: secondsRemembered });
}

/** Defined when this browser has just opened this case. */
export async function justOpened(caseId: string): Promise<OpenedCase | undefined> {
  const value = (await cookies()).get(openedCookieName())?.value;
  if (!value) return undefined;
  try {
    const opened = openedCaseSchema.parse(JSON.parse(value));
    return opened.caseId === caseId ? opened : undefined;
  } catch {
    return undefined;
  }
}
