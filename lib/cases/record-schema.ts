import * as z from "zod/mini";
import { byName, textLists } from "./case-fields";

// The JSON of a record. docs/record.md explains each member to its readers; `version` changes with the meaning of one.

const moment = z.strictObject({ utc: z.iso.datetime(), local: z.iso.datetime({ offset: true }) });
const text = z.nullable(z.string());
const authorMembers = { name: z.string(), isAws: z.boolean(), principal: text };
const author = z.strictObject(authorMembers);
const watcher = z.strictObject({ email: z.string(), name: text, jobTitle: text });
const pair = z.strictObject({ key: z.string(), value: z.string() });
const count = z.int().check(z.nonnegative());

const facts = z.strictObject({
  caseArn: text,
  title: z.string(),
  description: z.string(),
  caseStatus: text,
  pendingAction: text,
  closureCode: text,
  resolverType: text,
  engagementType: text,
  reportedIncidentStartDate: z.nullable(moment),
  actualIncidentStartDate: z.nullable(moment),
  createdDate: z.nullable(moment),
  lastUpdatedDate: z.nullable(moment),
  closedDate: z.nullable(moment),
  impactedAccounts: z.array(z.string()),
  impactedAwsRegions: z.array(z.string()),
  ...byName(textLists, () => z.array(z.string())),
  threatActorIpAddresses: z.array(z.strictObject({ ipAddress: z.string(), userAgent: text })),
  caseMetadata: z.array(pair),
});

const comment = z.strictObject({
  commentId: z.string(),
  author,
  createdDate: z.nullable(moment),
  changed: z.nullable(z.strictObject({ by: author, at: z.nullable(moment) })),
  body: z.string(),
});

const edit = z.strictObject({ author, at: z.nullable(moment), action: z.string(), message: z.string() });

const finding = z.strictObject({
  investigationId: z.string(),
  type: z.string(),
  status: z.string(),
  lastUpdated: z.nullable(moment),
  title: z.string(),
  content: z.string(),
  feedback: z.nullable(z.strictObject({ usefulness: text, comment: text })),
});

const file = z.strictObject({
  attachmentId: z.string(),
  fileName: z.string(),
  status: z.string(),
  author,
  createdDate: z.nullable(moment),
  sha256: z.nullable(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
});

export const recordParts = ["facts", "tags", "watchers", "comments", "edits", "findings", "files"] as const;

const missing = z.strictObject({
  parts: z.array(z.enum(recordParts)).check(z.minLength(1)),
  why: z.enum(["denied", "absent", "failed", "incomplete"]),
  sentence: z.string(),
});

export const recordSchema = z.strictObject({
  format: z.literal("casedesk-case-record"),
  version: z.literal(1),
  caseId: z.string(),
  link: z.string(),
  madeAt: moment,
  madeBy: z.strictObject({
    name: text,
    email: text,
    role: z.string(),
    roleArn: z.string(),
    roleSessionArn: z.string(),
  }),
  timeZone: z.string(),
  isComplete: z.boolean(),
  missing: z.array(missing),
  facts: z.nullable(facts),
  tags: z.nullable(z.array(pair)),
  people: z.strictObject({
    watchers: z.nullable(z.array(watcher)),
    authors: z.array(z.strictObject({ ...authorMembers, comments: count, edits: count, files: count })),
  }),
  comments: z.nullable(z.array(comment)),
  edits: z.nullable(z.array(edit)),
  findings: z.nullable(z.array(finding)),
  files: z.nullable(z.array(file)),
});

export type CaseRecord = z.infer<typeof recordSchema>;
export type RecordAuthor = z.infer<typeof author>;
export type Missing = CaseRecord["missing"][number];
