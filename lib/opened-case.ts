import "server-only";
import { cookies } from "next/headers";
import * as z from "zod";
import { cookieOptions, openedCookieName } from "@/lib/auth/session-cookie";
import { isCaseId } from "@/lib/cases/case-id";

const secondsRemembered = 30;

const openedCaseSchema = z.object({
  caseId: z.string().refine(isCaseId),
  clientToken: z.string(),
  /** Cases that look like a second one of the same request: AWS may have carried out a try whose answer was lost. */
  duplicates: z.array(z.string().refine(isCaseId)),
  /** True when such a case cannot be ruled out: an earlier try was not answered, and may still arrive. */
  isDuplicatePossible: z.boolean(),
  /** False when the portal could not look for one: the role may not list cases, or AWS did not answer. */
  hasLooked: z.boolean(),
});

/** What a browser is told, once, about a case it has just opened. */
export type OpenedCase = z.infer<typeof openedCaseSchema>;

/** Remembers for half a minute, in this browser, that it has just opened the case, so that the case's page can say so. */
export async function rememberOpened(opened: OpenedCase): Promise<void> {
  (await cookies()).set(openedCookieName(), JSON.stringify(opened), { ...cookieOptions(), maxAge: secondsRemembered });
}

/** What is to be said when this browser has just opened this very case; undefined else. */
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
