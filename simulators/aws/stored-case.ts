import type { JsonObject } from "./json";

export type PendingAction = "Customer" | "None";

/** A case as AWS keeps it. Times are epoch seconds. */
export type StoredCase = {
  readonly caseId: string;
  readonly caseArn: string;
  /** What CreateCase sent, as later changed, without client token and tags. */
  readonly input: JsonObject;
  readonly tags: Readonly<Record<string, string>>;
  readonly caseStatus: string;
  readonly pendingAction: PendingAction;
  readonly createdDate: number;
  readonly lastUpdatedDate: number;
  readonly closedDate?: number;
  readonly closureCode?: string;
  readonly createdBy: string;
  /** Oldest first. */
  readonly comments: readonly StoredComment[];
  readonly edits: readonly StoredEdit[];
  readonly investigations: readonly StoredInvestigation[];
  /** Oldest first. Cases kept by an older simulator have none. */
  readonly attachments?: readonly StoredAttachment[];
};

export type StoredComment = {
  /** Six digits, unique in its case. */
  readonly commentId: string;
  readonly body: string;
  readonly creator: string;
  readonly lastUpdatedBy: string;
  readonly createdDate: number;
  readonly lastUpdatedDate: number;
};

export type StoredEdit = {
  readonly eventTimestamp: number;
  readonly principal: string;
  readonly action: string;
  readonly message: string;
};

export type StoredInvestigation = {
  readonly investigationId: string;
  readonly actionType: string;
  readonly title: string;
  readonly content: string;
  readonly status: string;
  readonly lastUpdated: number;
  readonly feedback?: { readonly usefulness: string; readonly comment?: string; readonly submittedAt: number };
};

export type StoredAttachment = {
  readonly attachmentId: string;
  readonly fileName: string;
  /** Pending from the moment its upload URL is given. */
  readonly attachmentStatus: "Verified" | "Failed" | "Pending";
  readonly creator: string;
  readonly createdDate: number;
  readonly contentLength: number;
};

export const isAwsSupported = ({ input }: StoredCase): boolean => input.resolverType === "AWS";

export const isClosed = ({ caseStatus }: StoredCase): boolean => caseStatus === "Closed";
