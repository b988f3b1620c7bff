import { type CaseFile, fileStatusText } from "./files";
import { type Author, toAuthor } from "./principal";

/** `at` is AWS's time in epoch milliseconds. */
type Entry = { id: string; at: number | undefined; author: Author };

export type CommentEntry = Entry & {
  kind: "comment";
  body: string;
  /** Undefined if nobody changed it. */
  editedAt?: number;
  /** The reader wrote it, under this very role session. */
  isOwn: boolean;
};

export type EditEntry = Entry & { kind: "edit"; action: string; message: string; isOwn: boolean };

/** Its text is in the panel of findings. */
export type FindingEntry = Entry & { kind: "finding"; title: string; status: string };

/** The panel of files has the rest. */
export type FileEntry = Entry & { kind: "file"; fileName: string; status: string; isOwn: boolean };

export type TimelineEntry = CommentEntry | EditEntry | FindingEntry | FileEntry;

type Comment = {
  commentId: string;
  body: string;
  creator: string | undefined;
  createdDate: Date | undefined;
  lastUpdatedDate: Date | undefined;
};

export function toCommentEntry(comment: Comment, ownArn: string | undefined): CommentEntry {
  const { commentId, body, creator, createdDate, lastUpdatedDate } = comment;
  const at = createdDate?.getTime();
  const changedAt = lastUpdatedDate?.getTime();
  const isEdited = at !== undefined && changedAt !== undefined && changedAt > at;
  return {
    kind: "comment",
    id: commentId,
    at,
    author: toAuthor(creator),
    body,
    isOwn: isOwn(creator, ownArn),
    ...(isEdited ? { editedAt: changedAt } : {}),
  };
}

type Edit = {
  eventTimestamp: Date | undefined;
  principal: string | undefined;
  action: string;
  message: string;
};

/** AWS gives edits no ID. */
export function toEditEntry(edit: Edit, ownArn: string | undefined): EditEntry {
  const { eventTimestamp, principal, action, message } = edit;
  const at = eventTimestamp?.getTime();
  return {
    kind: "edit",
    id: [at, principal, action, message].join("\n"),
    at,
    author: toAuthor(principal),
    action,
    message,
    isOwn: isOwn(principal, ownArn),
  };
}

type Finding = { investigationId: string; title: string; status: string; lastUpdated: Date | undefined };

export function toFindingEntry({ investigationId, title, status, lastUpdated }: Finding): FindingEntry {
  const author = { isAws: true, name: "AWS" };
  return { kind: "finding", id: investigationId, at: lastUpdated?.getTime(), author, title, status };
}

export function toFileEntry(file: CaseFile, ownArn: string | undefined): FileEntry {
  const { attachmentId, fileName, creator, createdAt } = file;
  return {
    kind: "file",
    id: attachmentId,
    at: createdAt,
    author: toAuthor(creator),
    fileName,
    status: fileStatusText(file, Date.now()),
    isOwn: isOwn(creator, ownArn),
  };
}

/** The reader did it, under this very role session. */
export function isOwnEntry(entry: TimelineEntry): boolean {
  return entry.kind !== "finding" && entry.isOwn;
}

function isOwn(principal: string | undefined, ownArn: string | undefined): boolean {
  return ownArn !== undefined && principal === ownArn;
}

/** Later entries replace earlier ones of the same kind and ID. Oldest first, then by ID: AWS publishes no order. */
export function mergeTimeline(...parts: readonly (readonly TimelineEntry[])[]): TimelineEntry[] {
  const byKey = new Map(parts.flat().map((entry) => [toEntryKey(entry), entry]));
  return [...byKey.values()].sort(byTime);
}

export function toEntryKey({ kind, id }: TimelineEntry): string {
  return `${kind} ${id}`;
}

function byTime(one: TimelineEntry, other: TimelineEntry): number {
  const difference = (one.at ?? Number.POSITIVE_INFINITY) - (other.at ?? Number.POSITIVE_INFINITY);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  const [left, right] = [toEntryKey(one), toEntryKey(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}
