import { byName, textLists } from "./case-fields";
import type { CaseSource, CommentSource, EditSource, FindingSource, ReadList, RecordSources } from "./record-sources";

// For tests of records.

/** A case as read, with these parts in place of its own. */
export function someSources(
  parts: Partial<RecordSources> = {},
  lists: Partial<RecordSources["lists"]> = {},
): RecordSources {
  return {
    caseId: "1234567890",
    link: "https://casedesk.example.com/cases/1234567890",
    madeAt: "2026-11-22T01:14:00.000Z",
    maker: {
      name: "Ana Ruiz",
      email: "ana@example.com",
      role: "Incident responder",
      roleArn: "arn:aws:iam::111122223333:role/responder",
      roleSessionArn: "arn:aws:sts::111122223333:assumed-role/responder/ana@example.com",
    },
    timeZone: "Europe/Berlin",
    theCase: { status: "read", answer: aCaseSource() },
    tags: { status: "read", answer: [{ key: "team", value: "blue" }] },
    lists: {
      comments: readAll([aCommentSource()]),
      edits: readAll([anEditSource()]),
      findings: readAll([aFindingSource()]),
      ...lists,
    },
    ...parts,
  };
}

export function readAll<Item>(items: readonly Item[]): ReadList<Item> {
  return { items, total: items.length, stop: undefined };
}

export function aCaseSource(parts: Partial<CaseSource<string>> = {}): CaseSource<string> {
  return {
    caseArn: "arn:aws:security-ir:eu-central-1:111122223333:case/1234567890",
    title: "Unknown access keys in use",
    description: "Keys of a build user call from an unknown network.",
    caseStatus: "Acknowledged",
    pendingAction: "Customer",
    closureCode: undefined,
    resolverType: "AWS",
    engagementType: "Security Incident",
    reportedIncidentStartDate: "2026-11-20T22:30:00.000Z",
    actualIncidentStartDate: undefined,
    createdDate: "2026-11-21T01:14:00.000Z",
    lastUpdatedDate: "2026-11-21T02:30:00.000Z",
    closedDate: undefined,
    impactedAccounts: ["111122223333"],
    impactedAwsRegions: ["eu-central-1"],
    ...byName(textLists, () => []),
    impactedServices: ["S3"],
    threatActorIpAddresses: [{ ipAddress: "203.0.113.9", userAgent: "curl/8" }],
    caseMetadata: [{ key: "source", value: "GuardDuty" }],
    watchers: [{ email: "ben@example.com", name: "Ben", jobTitle: "Counsel" }],
    files: [
      {
        attachmentId: "file-1",
        fileName: "image.dd",
        status: "Verified",
        creator: "arn:aws:sts::111122223333:assumed-role/responder/ana@example.com",
        createdAt: Date.UTC(2026, 10, 21, 3),
      },
    ],
    ...parts,
  };
}

export function aCommentSource(parts: Partial<CommentSource<string>> = {}): CommentSource<string> {
  return {
    commentId: "000001",
    body: "Which keys are affected?",
    creator: "AWS Responder",
    createdDate: "2026-11-21T02:00:00.000Z",
    lastUpdatedBy: undefined,
    lastUpdatedDate: undefined,
    ...parts,
  };
}

export function anEditSource(parts: Partial<EditSource<string>> = {}): EditSource<string> {
  return {
    eventTimestamp: "2026-11-21T02:30:00.000Z",
    principal: "arn:aws:sts::111122223333:assumed-role/responder/ben@example.com",
    action: "Watchers updated",
    message: "Added ben@example.com to the watchers.",
    ...parts,
  };
}

export function aFindingSource(parts: Partial<FindingSource<string>> = {}): FindingSource<string> {
  return {
    investigationId: "finding-1",
    actionType: "Investigation",
    title: "Keys used from two networks",
    content: "The access key was used from 203.0.113.9.",
    status: "Completed",
    lastUpdated: "2026-11-21T04:00:00.000Z",
    feedback: undefined,
    ...parts,
  };
}

/** As much as AWS can show of a case, with one of these texts wherever somebody typed. */
export function aLongRecord(timeZone: string, texts: readonly string[]): RecordSources {
  const text = (index: number) => `${texts[index % texts.length]} #${index}`;
  const number = (index: number) => String(index).padStart(6, "0");
  const at = (index: number) => new Date(Date.UTC(2026, 10, 21) + index * 60_000).toISOString();
  const many = <Item>(count: number, make: (index: number) => Item) => Array.from({ length: count }, (_, i) => make(i));
  const file = aCaseSource().files[0];
  const files = file ? many(50, (index) => ({ ...file, attachmentId: number(index), fileName: text(index) })) : [];
  const answer = aCaseSource({ title: text(0), description: text(1), files });
  const lists = {
    comments: many(1000, (i) => aCommentSource({ commentId: number(i), body: text(i), createdDate: at(i) })),
    edits: many(100, (i) => anEditSource({ message: text(i), eventTimestamp: at(i) })),
    findings: many(20, (i) => aFindingSource({ investigationId: number(i), content: text(i), lastUpdated: at(i) })),
  };
  return someSources(
    { timeZone, theCase: { status: "read", answer } },
    { comments: readAll(lists.comments), edits: readAll(lists.edits), findings: readAll(lists.findings) },
  );
}
