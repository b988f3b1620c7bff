import { toDraftKeys, toPageOwner } from "@/lib/auth/draft-key";
import { ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import { toEditInput } from "@/lib/cases/edit-input";
import { isSameEmail } from "@/lib/cases/email-address";
import { WatcherFacts } from "../../_case/facts";
import { SectionPanel } from "../../_case/section-panel";
import { ChangeRows } from "../_changes/change-rows";
import { readCase } from "../case-reads";

type WatchersProps = { caseId: string; isJustOpened: boolean; session: Session };

/** Can be changed here, but not on a closed case. */
export async function Watchers({ caseId, isJustOpened, session }: WatchersProps) {
  const read = await readCase(session, caseId, isJustOpened);
  if (!read.ok) return null;
  if (read.answer.caseStatus === "Closed" || ruledOut(session, "edit")) {
    return <SectionPanel section="Watchers" facts={read.answer} />;
  }
  const { email, name } = session;
  const isMissing = read.answer.watchers.every((watcher) => !isSameEmail(watcher.email, email ?? ""));
  return (
    <ChangeRows
      caseId={caseId}
      owner={toPageOwner(session)}
      draftKeys={toDraftKeys(session)}
      heading="Watchers"
      rows={{ name: "watchers", rows: toEditInput(read.answer).watchers }}
      me={email && isMissing ? { email, name: name ?? "" } : undefined}
    >
      <WatcherFacts watchers={read.answer.watchers} />
    </ChangeRows>
  );
}
