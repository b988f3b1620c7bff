import { toDraftKeys } from "@/lib/auth/draft-key";
import { ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import { toCaseFacts } from "@/lib/cases/case-facts";
import { RuledOutNotice } from "../../_case/ruled-out-notice";
import { readCase } from "../case-reads";
import { CommentComposer } from "./comment-composer";
import { KeptComment } from "./kept-comment";

type ComposerProps = {
  caseId: string;
  isJustOpened: boolean;
  session: Session;
  continuedToken: string | undefined;
};

/** Says before anybody types if AWS_ROLES rules comments out. */
export async function Composer({ caseId, isJustOpened, session, continuedToken }: ComposerProps) {
  const read = await readCase(session, caseId, isJustOpened);
  if (!read.ok && read.failure.kind === "not-found") return null;
  const composer = {
    caseId,
    draftKeys: toDraftKeys(session),
    roleArn: session.role.arn,
    continuedToken,
    initial: read.ok ? toCaseFacts(read.answer) : undefined,
  };
  const without = ruledOut(session, "comment");
  if (!without) return <CommentComposer {...composer} />;
  return (
    <>
      <RuledOutNotice
        without={without}
        lacks="security-ir:CreateCaseComment"
        className="mt-6 border-t border-line pt-5"
      >
        comment on cases
      </RuledOutNotice>
      <KeptComment {...composer} />
    </>
  );
}
