import { memo } from "react";
import { isOwnEntry, type TimelineEntry, toEntryKey } from "@/lib/cases/timeline";
import { CommentItem } from "./comment-item";
import { EventItem } from "./event-item";

type TimelineProps = {
  entries: readonly TimelineEntry[];
  /** Entries after this moment are marked. Undefined marks none. */
  newSince: number | undefined;
};

/** Oldest first. */
export function Timeline({ entries, newSince }: TimelineProps) {
  return (
    <ol aria-label="Conversation, oldest first" className="space-y-5">
      {entries.map((entry) => (
        <Item key={toEntryKey(entry)} entry={entry} isNew={isNew(entry, newSince)} />
      ))}
    </ol>
  );
}

function isNew(entry: TimelineEntry, since: number | undefined): boolean {
  return since !== undefined && entry.at !== undefined && entry.at > since && !isOwnEntry(entry);
}

/** A conversation can have a thousand entries, and grows by one. */
const Item = memo(function Item({ entry, isNew }: { entry: TimelineEntry; isNew: boolean }) {
  return entry.kind === "comment" ? (
    <CommentItem comment={entry} isNew={isNew} />
  ) : (
    <EventItem event={entry} isNew={isNew} />
  );
});
