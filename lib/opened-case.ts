import "server-only";
import { cookies } from "next/headers";
import * as z from "zod";
import { cookieOptions, openedCookieName } from "@/lib/auth/cookie-names";
import { isCaseId } from "@/lib/cases/case-id";

const secondsRemembered = 30;

const openedCaseSchema = z.object({
  caseId: z.string().refine(isCaseId),
  clientToken: z.string(),
  /** Possible duplicates: a try without an answer may have opened one. */
  duplicates: z.array(z.string().refine(isCaseId)),
  /** An earlier try got no answer, and may still arrive. */
  isDuplicatePossible: z.boolean(),
  /** Only the SDK repeated the request, under one token. */
  isHealed: z.boolean().optional(),
  /** False when the role cannot list cases, or AWS did not answer. */
  hasLooked: z.boolean(),
  /** Part of the description goes out as comments. */
  isContinued: z.boolean().optional(),
});

/** Shown for 30 seconds, in the browser that opened the case. */
export type OpenedCase = z.infer<typeof openedCaseSchema>;

export async function rememberOpened(opened: OpenedCase): Promise<void> {
  (await cookies()).set(openedCookieName(), JSON.stringify(opened), { ...cookieOptions(), maxAge: secondsRemembered });
}

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
