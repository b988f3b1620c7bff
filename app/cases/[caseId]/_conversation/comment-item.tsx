import { Badge } from "@/components/ui/badge";
import type { CommentEntry } from "@/lib/cases/timeline";
import { ShortMoment } from "../../_case/short-moment";
import { FoldedText } from "./folded-text";
import { OwnComment } from "./own-comment";

/** AWS's comments have an accent at their edge. */
export function CommentItem({ comment, isNew }: { comment: CommentEntry; isNew: boolean }) {
  const { author, at, body, editedAt, isOwn } = comment;
  return (
    <li className={`border-l-4 pl-4 ${author.isAws ? "border-accent" : "border-line"}`}>
      <div className="mb-1 flex flex-wrap items-start justify-between gap-x-4">
        <h3 className="text-base wrap-anywhere">
          {author.name}
          {isOwn ? <span className="font-normal text-ink-soft"> (you)</span> : null}{" "}
          {author.isAws ? <Badge tone="accent">AWS</Badge> : null} {isNew ? <Badge tone="accent">New</Badge> : null}
        </h3>
        <p className="text-sm text-ink-soft sm:text-right">
          <ShortMoment at={at} />
          {editedAt === undefined ? null : <span className="block">Edited</span>}
        </p>
      </div>
      {isOwn ? (
        <OwnComment comment={comment}>
          <FoldedText text={body} />
        </OwnComment>
      ) : (
        <FoldedText text={body} />
      )}
    </li>
  );
}
