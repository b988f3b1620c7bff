import "server-only";
import { cache } from "react";
import type { Session } from "@/lib/auth/session";
import type { Called } from "@/lib/aws/call";
import { type CaseDetails, getCase } from "@/lib/aws/security-ir/get-case";
import { listCaseEdits, type PageOfEdits } from "@/lib/aws/security-ir/list-case-edits";
import { listComments, type PageOfComments } from "@/lib/aws/security-ir/list-comments";
import { listInvestigations, type PageOfInvestigations } from "@/lib/aws/security-ir/list-investigations";
import { toReadFailure } from "@/lib/cases/aws-failure";

// Each asks AWS once for a request of the page, whoever needs the answer.

/** `isJustOpened`: AWS may not find the case at once. */
export const readCase = cache(
  (session: Session, caseId: string, isJustOpened: boolean): Promise<Called<CaseDetails>> =>
    isJustOpened ? getNewCase(session, caseId) : getCase(session, caseId),
);

/** The head of the page says so, and no panel needs to repeat it. */
export async function isCaseDenied(session: Session, caseId: string, isJustOpened: boolean): Promise<boolean> {
  const read = await readCase(session, caseId, isJustOpened);
  return !read.ok && toReadFailure(read.failure) === "denied";
}

export const readFirstComments = cache(
  (session: Session, caseId: string): Promise<Called<PageOfComments>> => listComments(session, { caseId }),
);

export const readFirstEdits = cache(
  (session: Session, caseId: string): Promise<Called<PageOfEdits>> => listCaseEdits(session, { caseId }),
);

/** Undefined for a self-managed case, which AWS does not investigate. */
export const readFindings = cache(
  async (
    session: Session,
    caseId: string,
    isJustOpened: boolean,
  ): Promise<Called<PageOfInvestigations> | undefined> => {
    const read = await readCase(session, caseId, isJustOpened);
    return read.ok && read.answer.resolverType === "Self" ? undefined : listInvestigations(session, { caseId });
  },
);

const pauseMilliseconds = 700;

async function getNewCase(session: Session, caseId: string): Promise<Called<CaseDetails>> {
  for (let attempt = 1; attempt < 3; attempt++) {
    const read = await getCase(session, caseId);
    if (read.ok || toReadFailure(read.failure) !== "absent") return read;
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
  return getCase(session, caseId);
}
