import { byName, textLists } from "./case-fields";
import { toAuthor } from "./principal";
import { toMissing } from "./record-missing";
import { type RecordMoment, toRecordMoment } from "./record-moment";
import type { CaseRecord, RecordAuthor } from "./record-schema";
import type {
  CaseSource,
  CommentSource,
  EditSource,
  FileSource,
  FindingSource,
  ReadList,
  RecordSources,
} from "./record-sources";

type ToMoment = (utc: string | undefined) => RecordMoment | null;

/** Each text as AWS has it: how it is shown is up to JSON, Markdown and print. */
export function toCaseRecord(sources: RecordSources): CaseRecord {
  const { caseId, link, timeZone, maker, theCase, tags, lists } = sources;
  const toMoment: ToMoment = (utc) => toRecordMoment(utc, timeZone);
  const details = theCase.status === "read" ? theCase.answer : undefined;
  const missing = toMissing(sources);
  const comments = toItems(lists.comments)?.map((comment) => toComment(comment, toMoment));
  const edits = toItems(lists.edits)?.map((edit) => toEdit(edit, toMoment));
  const files = details?.files.map((file) => toFile(file, toMoment));
  return {
    format: "casedesk-case-record",
    version: 1,
    caseId,
    link,
    madeAt: toMoment(sources.madeAt) ?? { utc: sources.madeAt, local: sources.madeAt },
    madeBy: { ...maker, name: maker.name ?? null, email: maker.email ?? null },
    timeZone,
    isComplete: missing.length === 0,
    missing,
    facts: details ? toFacts(details, toMoment) : null,
    tags: tags.status === "read" ? [...tags.answer] : null,
    people: {
      watchers:
        details?.watchers.map(({ email, name, jobTitle }) => ({
          email,
          name: name ?? null,
          jobTitle: jobTitle ?? null,
        })) ?? null,
      authors: toAuthors({ comments, edits, files }),
    },
    comments: inOrder(comments, ({ createdDate, commentId }) => [createdDate, commentId]),
    edits: inOrder(edits, ({ at, author, action }) => [at, `${author.principal} ${action}`]),
    findings: inOrder(
      toItems(lists.findings)?.map((finding) => toFinding(finding, toMoment)),
      ({ lastUpdated, investigationId }) => [lastUpdated, investigationId],
    ),
    files: inOrder(files, ({ createdDate, attachmentId }) => [createdDate, attachmentId]),
  };
}

/** Undefined if nothing of the list could be read. */
function toItems<Item>({ items, stop }: ReadList<Item>): readonly Item[] | undefined {
  return stop !== undefined && items.length === 0 ? undefined : items;
}

function toFacts(details: CaseSource<string>, toMoment: ToMoment): NonNullable<CaseRecord["facts"]> {
  return {
    caseArn: details.caseArn ?? null,
    title: details.title,
    description: details.description,
    caseStatus: details.caseStatus ?? null,
    pendingAction: details.pendingAction ?? null,
    closureCode: details.closureCode ?? null,
    resolverType: details.resolverType ?? null,
    engagementType: details.engagementType ?? null,
    reportedIncidentStartDate: toMoment(details.reportedIncidentStartDate),
    actualIncidentStartDate: toMoment(details.actualIncidentStartDate),
    createdDate: toMoment(details.createdDate),
    lastUpdatedDate: toMoment(details.lastUpdatedDate),
    closedDate: toMoment(details.closedDate),
    impactedAccounts: [...details.impactedAccounts],
    impactedAwsRegions: [...details.impactedAwsRegions],
    ...byName(textLists, ({ name }) => [...details[name]]),
    threatActorIpAddresses: details.threatActorIpAddresses.map(({ ipAddress, userAgent }) => ({
      ipAddress,
      userAgent: userAgent ?? null,
    })),
    caseMetadata: details.caseMetadata.map(({ key, value }) => ({ key, value })),
  };
}

function toRecordAuthor(principal: string | undefined): RecordAuthor {
  return { ...toAuthor(principal), principal: principal ?? null };
}

function toComment(comment: CommentSource<string>, toMoment: ToMoment) {
  const { commentId, body, creator, createdDate, lastUpdatedBy, lastUpdatedDate } = comment;
  const isChanged =
    lastUpdatedDate !== undefined && createdDate !== undefined && Date.parse(lastUpdatedDate) > Date.parse(createdDate);
  return {
    commentId,
    author: toRecordAuthor(creator),
    createdDate: toMoment(createdDate),
    changed: isChanged ? { by: toRecordAuthor(lastUpdatedBy), at: toMoment(lastUpdatedDate) } : null,
    body,
  };
}

function toEdit({ principal, eventTimestamp, action, message }: EditSource<string>, toMoment: ToMoment) {
  return { author: toRecordAuthor(principal), at: toMoment(eventTimestamp), action, message };
}

function toFinding(finding: FindingSource<string>, toMoment: ToMoment) {
  const { investigationId, actionType, status, lastUpdated, title, content, feedback } = finding;
  return {
    investigationId,
    type: actionType,
    status,
    lastUpdated: toMoment(lastUpdated),
    title,
    content,
    feedback: feedback ? { usefulness: feedback.usefulness ?? null, comment: feedback.comment ?? null } : null,
  };
}

function toFile(file: FileSource, toMoment: ToMoment) {
  const { attachmentId, fileName, status, creator, createdAt, sha256 } = file;
  return {
    attachmentId,
    fileName,
    status,
    author: toRecordAuthor(creator === "" ? undefined : creator),
    createdDate: createdAt === undefined ? null : toMoment(new Date(createdAt).toISOString()),
    sha256: sha256 ?? null,
  };
}

type Authored = { author: RecordAuthor };
type AuthoredParts = Record<"comments" | "edits" | "files", readonly Authored[] | undefined>;

/** Everyone who wrote, changed or sent something, as AWS names them. */
function toAuthors(parts: AuthoredParts): CaseRecord["people"]["authors"] {
  const authors = new Map<string, CaseRecord["people"]["authors"][number]>();
  for (const kind of ["comments", "edits", "files"] as const) {
    for (const { author } of parts[kind] ?? []) {
      const key = author.principal ?? "";
      const known = authors.get(key) ?? { ...author, comments: 0, edits: 0, files: 0 };
      authors.set(key, { ...known, [kind]: known[kind] + 1 });
    }
  }
  return [...authors.values()].sort((one, other) => compare(one.name, other.name));
}

/** Oldest first, then by ID: AWS publishes no order. What has no time comes last. */
function inOrder<Item>(
  items: readonly Item[] | undefined,
  toKey: (item: Item) => readonly [RecordMoment | null, string],
): Item[] | null {
  if (items === undefined) return null;
  return [...items].sort((one, other) => {
    const [left, right] = [toKey(one), toKey(other)];
    return compare(left[0]?.utc ?? "~", right[0]?.utc ?? "~") || compare(left[1], right[1]);
  });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
