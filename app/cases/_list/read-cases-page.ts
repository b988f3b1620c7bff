import "server-only";
import type { Session } from "@/lib/auth/session";
import { listCases } from "@/lib/aws/security-ir/list-cases";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { readFailureText } from "@/lib/cases/read-failure-text";
import type { CasesPage } from "./cases-page";

/** `isBackground`: nobody waits for it. */
type Asked = { nextToken?: string | undefined; abortSignal?: AbortSignal; isBackground?: boolean };

/** Everybody's first page comes before anybody's later ones. */
export async function readCasesPage(session: Session, { isBackground, ...asked }: Asked = {}): Promise<CasesPage> {
  const priority = isBackground ? "background" : asked.nextToken === undefined ? "first-page" : "later-page";
  const read = await listCases(session, { ...asked, priority });
  if (read.ok) {
    const { cases, nextToken, total } = read.answer;
    return {
      status: "read",
      cases,
      ...(nextToken === undefined ? {} : { nextToken }),
      ...(total === undefined ? {} : { total }),
    };
  }
  const status = toReadFailure(read.failure);
  const { awsRequestId } = read;
  return {
    status,
    ...(status === "unavailable" ? { reason: readFailureText(read.failure) } : {}),
    ...(awsRequestId === undefined ? {} : { awsRequestId }),
  };
}
