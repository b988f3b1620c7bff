import { toPageOwner } from "@/lib/auth/draft-key";
import { ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import { toEditInput } from "@/lib/cases/edit-input";
import { SectionPanel } from "../../_case/section-panel";
import { ChangeRows } from "../_changes/change-rows";
import { readCase } from "../case-reads";

type WatchersProps = { caseId: string; isJustOpened: boolean; session: Session };

/** Can be changed here, but not on a closed case. */
export async function Watchers({ caseId, isJustOpened, session }: WatchersProps) {
  const read = await readCase(session, caseId, isJustOpened);
  if (!read.ok) return null;
  const panel = <SectionPanel section="Watchers" facts={read.answer} />;
  if (read.answer.caseStatus === "Closed" || ruledOut(session, "edit")) return panel;
  const { email, name } = session;
  const isMissing = read.answer.watchers.every((watcher) => watcher.email !== email);
  return (
    <ChangeRows
      caseId={caseId}
      owner={toPageOwner(session)}
      rows={{ name: "watchers", rows: toEditInput(read.answer).watchers }}
      me={email && isMissing ? { email, name: name ?? "" } : undefined}
    >
      {panel}
    </ChangeRows>
  );
}
