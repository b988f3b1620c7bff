import { toDraftKeys, toPageOwner } from "@/lib/auth/draft-key";
import { ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import { listTagsForResource } from "@/lib/aws/security-ir/list-tags-for-resource";
import { Panel, TagFacts } from "../../_case/facts";
import { ChangeRows } from "../_changes/change-rows";
import { readCase } from "../case-reads";
import { unreadSentence } from "../unread-sentence";

type TagsProps = { caseId: string; isJustOpened: boolean; session: Session };

/** GetCase has no tags, so they need a call of their own, and the case's ARN. */
export async function Tags({ caseId, isJustOpened, session }: TagsProps) {
  const details = await readCase(session, caseId, isJustOpened);
  if (!details.ok || !details.answer.caseArn) return null;
  const { caseArn } = details.answer;
  const read = await listTagsForResource(session, { caseId, caseArn });
  const content = read.ok ? (
    <TagFacts tags={read.answer} />
  ) : (
    <p className="text-ink-soft">{unreadSentence("the tags", "ListTagsForResource", read.failure)}</p>
  );
  if (!read.ok || ruledOut(session, "edit")) return <Panel heading="Tags">{content}</Panel>;
  return (
    <ChangeRows
      caseId={caseId}
      owner={toPageOwner(session)}
      draftKeys={toDraftKeys(session)}
      heading="Tags"
      rows={{ name: "tags", rows: read.answer, caseArn }}
    >
      {content}
    </ChangeRows>
  );
}
