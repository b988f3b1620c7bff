import type { Session } from "@/lib/auth/session";
import { firstResponseTo } from "@/lib/cases/first-response";
import { formatUtc } from "@/lib/cases/moment-text";
import { isAwsPrincipal } from "@/lib/cases/principal";
import { readFirstComments, readFirstEdits } from "../case-reads";
import { ResponseAim } from "./response-aim";

type FirstResponseProps = { caseId: string; session: Session; createdDate: Date };

/** Nothing once AWS has answered, or where the portal cannot know. */
export async function FirstResponse({ caseId, session, createdDate }: FirstResponseProps) {
  if (!(await isAwaited(session, caseId))) return null;
  const { by, millisecondsLeft, isOfThisHour } = firstResponseTo(createdDate, new Date());
  if (isOfThisHour) return <ResponseAim by={by} millisecondsLeft={millisecondsLeft} />;
  return <p>AWS aimed to respond by {formatUtc(by)}.</p>;
}

async function isAwaited(session: Session, caseId: string): Promise<boolean> {
  const [comments, edits] = await Promise.all([readFirstComments(session, caseId), readFirstEdits(session, caseId)]);
  if (!comments.ok || !edits.ok) return false;
  // On a page that was not read, AWS may have answered.
  if (comments.answer.nextToken || edits.answer.nextToken) return false;
  const hasAnswered = comments.answer.comments.some(({ creator = "" }) => isAwsPrincipal(creator));
  // AWS's aim does not count from the opening of a case that was handed over later.
  const wasHandedOver = edits.answer.edits.some(({ action, message }) => /resolver/i.test(`${action} ${message}`));
  return !hasAnswered && !wasHandedOver;
}
