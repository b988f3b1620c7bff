import { SecondaryLink } from "@/components/ui/secondary-link";
import { toDraftKeys } from "@/lib/auth/draft-key";
import { otherRolesWith, ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import { toCaseFacts } from "@/lib/cases/case-facts";
import { type CaseMove, rightOf } from "@/lib/cases/case-moves";
import { readCase } from "../case-reads";
import { CaseMoves } from "./case-moves";
import { RuledOutActions } from "./ruled-out-actions";

type ActionsProps = { caseId: string; isJustOpened: boolean; session: Session };

const moves: readonly CaseMove[] = ["status", "help", "close", "new"];

/** The actions on the case that AWS_ROLES does not rule out. */
export async function Actions({ caseId, isJustOpened, session }: ActionsProps) {
  const read = await readCase(session, caseId, isJustOpened);
  if (!read.ok) return null;
  const facts = toCaseFacts(read.answer);
  const offered = moves.filter((move) => !ruledOut(session, rightOf[move]));
  return (
    <>
      <CaseMoves
        caseId={caseId}
        initial={facts}
        draftKeys={toDraftKeys(session)}
        roleArn={session.role.arn}
        offered={Object.fromEntries(offered.map((move) => [move, otherRolesWith(session, rightOf[move])]))}
      >
        {ruledOut(session, "edit") ? null : <SecondaryLink href={`/cases/${caseId}/edit`}>Edit case</SecondaryLink>}
      </CaseMoves>
      <RuledOutActions moves={facts.moves} session={session} />
    </>
  );
}

/** Holds the row's place. */
export function ActionsPending() {
  return <div aria-hidden="true" className="mb-6 h-11 noscript:hidden" />;
}
