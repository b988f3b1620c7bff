import type { ReactNode } from "react";
import { toDraftKeys, toPageOwner } from "@/lib/auth/draft-key";
import type { Session } from "@/lib/auth/session";
import { Curtain } from "../../_account/curtain";
import { ConversationText } from "./_access/conversation-text";
import { LiveFacts } from "./_facts/live-facts";
import { LivePage } from "./_live/live";

type CaseFrameProps = { caseId: string; session: Session; children: ReactNode };

/** Keeps the page up to date while its reader is signed in, and takes everything away once they are not. */
export function CaseFrame({ caseId, session, children }: CaseFrameProps) {
  return (
    <Curtain owners={toDraftKeys(session).map(({ owner }) => owner)} content="the case">
      <LivePage readAt={new Date()}>
        <LiveFacts caseId={caseId} owner={toPageOwner(session)}>
          <ConversationText>{children}</ConversationText>
        </LiveFacts>
      </LivePage>
    </Curtain>
  );
}
