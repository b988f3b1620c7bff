import type { ReadFailure } from "./aws-failure";
import type { TextList } from "./case-fields";

// A case as AWS has it, for its record. Time is a Date on the server, and ISO 8601 once it has travelled.

type Pair = { key: string; value: string };

export type FileSource = {
  attachmentId: string;
  fileName: string;
  status: string;
  /** Empty if AWS names nobody. */
  creator: string;
  /** In epoch milliseconds. */
  createdAt: number | undefined;
  /** Known to the browser that sent the file. */
  sha256?: string;
};

export type CaseSource<Time> = Readonly<Record<TextList["name"], readonly string[]>> & {
  caseArn: string | undefined;
  title: string;
  description: string;
  caseStatus: string | undefined;
  pendingAction: string | undefined;
  closureCode: string | undefined;
  resolverType: string | undefined;
  engagementType: string | undefined;
  reportedIncidentStartDate: Time | undefined;
  actualIncidentStartDate: Time | undefined;
  createdDate: Time | undefined;
  lastUpdatedDate: Time | undefined;
  closedDate: Time | undefined;
  impactedAccounts: readonly string[];
  impactedAwsRegions: readonly string[];
  threatActorIpAddresses: readonly { ipAddress: string; userAgent: string | undefined }[];
  caseMetadata: readonly Pair[];
  watchers: readonly { email: string; name: string | undefined; jobTitle: string | undefined }[];
  files: readonly FileSource[];
};

export type CommentSource<Time> = {
  commentId: string;
  body: string;
  creator: string | undefined;
  createdDate: Time | undefined;
  lastUpdatedBy: string | undefined;
  lastUpdatedDate: Time | undefined;
};

export type EditSource<Time> = {
  eventTimestamp: Time | undefined;
  principal: string | undefined;
  action: string;
  message: string;
};

export type FindingSource<Time> = {
  investigationId: string;
  actionType: string;
  title: string;
  content: string;
  status: string;
  lastUpdated: Time | undefined;
  feedback: { usefulness: string | undefined; comment: string | undefined } | undefined;
};

/** The lists that AWS gives page by page. */
export type ListSources<Time> = {
  comments: CommentSource<Time>;
  edits: EditSource<Time>;
  findings: FindingSource<Time>;
};

export type RecordMaker = {
  name: string | undefined;
  email: string | undefined;
  role: string;
  roleArn: string;
  roleSessionArn: string;
};

export type ReadOnce<Answer> = { status: "read"; answer: Answer } | { status: ReadFailure };

/** "repeated": AWS gave a page twice, so it has no end. */
export type ReadList<Item> = {
  items: readonly Item[];
  /** All that AWS counts, where it says so. */
  total: number | undefined;
  stop: ReadFailure | "repeated" | undefined;
};

/** Everything that was read. */
export type RecordSources = {
  caseId: string;
  link: string;
  madeAt: string;
  maker: RecordMaker;
  timeZone: string;
  theCase: ReadOnce<CaseSource<string>>;
  tags: ReadOnce<readonly Pair[]>;
  lists: { [List in keyof ListSources<string>]: ReadList<ListSources<string>[List]> };
};
