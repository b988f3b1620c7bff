import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { toPageOwner } from "@/lib/auth/draft-key";
import { ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import type { Investigation } from "@/lib/aws/security-ir/list-investigations";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { Panel } from "../../_case/facts";
import { Moment } from "../../_case/moment";
import { UserText } from "../../_case/user-text";
import { isCaseDenied, readFindings } from "../case-reads";
import { unreadSentence } from "../unread-sentence";
import { LazyRateFinding } from "./lazy-rate-finding";

type FindingsProps = { caseId: string; isJustOpened: boolean; session: Session };

/** The findings of AWS's investigation. Nothing for a case that AWS does not investigate, or has not yet. */
export async function Findings({ caseId, isJustOpened, session }: FindingsProps) {
  const read = await readFindings(session, caseId, isJustOpened);
  if (!read) return null;
  if (!read.ok) {
    const failure = toReadFailure(read.failure);
    if (failure === "absent") return null;
    if (failure === "denied" && (await isCaseDenied(session, caseId, isJustOpened))) return null;
    return (
      <Panel heading="Findings">
        <p className="text-ink-soft">{unreadSentence("the findings", "ListInvestigations", read.failure)}</p>
      </Panel>
    );
  }
  const { investigations, nextToken } = read.answer;
  const owner = toPageOwner(session);
  const canRate = ruledOut(session, "comment") === undefined;
  if (investigations.length === 0) return null;
  return (
    <Panel heading="Findings">
      <ul className="divide-y divide-line">
        {investigations.map((finding) => (
          <Finding key={finding.investigationId} finding={finding}>
            {canRate ? (
              <LazyRateFinding
                caseId={caseId}
                investigationId={finding.investigationId}
                title={finding.title}
                owner={owner}
                given={finding.feedback}
              />
            ) : null}
          </Finding>
        ))}
      </ul>
      {nextToken ? <p className="mt-3 text-ink-soft">AWS has more findings. See the rest in the AWS console.</p> : null}
    </Panel>
  );
}

function Finding({ finding, children }: { finding: Investigation; children: ReactNode }) {
  const { investigationId, actionType, title, content, status, lastUpdated } = finding;
  return (
    <li id={investigationId} className="py-4 first:pt-0 last:pb-0">
      <div className="mb-1 flex flex-wrap items-start justify-between gap-x-4">
        <h3 className="min-w-0 basis-72 grow text-base">
          <UserText>{title}</UserText>
        </h3>
        {lastUpdated ? (
          <p className="text-sm text-ink-soft sm:text-right">
            <Moment instant={lastUpdated} />
          </p>
        ) : null}
      </div>
      <p className="mb-2 flex flex-wrap gap-2">
        <Badge>{actionType}</Badge>
        <Badge>{status}</Badge>
      </p>
      <UserText>{content}</UserText>
      {children}
    </li>
  );
}
