import type { ReadFailure } from "@/lib/cases/aws-failure";
import type { CaseSource, ListSources, ReadOnce, RecordMaker } from "@/lib/cases/record-sources";

// The answers of /api/cases/{caseId}/record. `Time` is a Date on the server, and ISO 8601 in the browser.

/** Names who makes the record and when by the server's clock, with AWS's words on the case without its lists. */
export type RecordStart<Time> = {
  maker: RecordMaker;
  madeAt: Time;
  link: string;
  theCase: ReadOnce<CaseSource<Time>>;
  tags: ReadOnce<readonly { key: string; value: string }[]>;
};

export const recordLists = ["comments", "edits", "findings"] as const satisfies (keyof ListSources<unknown>)[];

export type RecordList = (typeof recordLists)[number];

/** `total` counts the items on all pages. */
export type RecordPage<Item> =
  | { status: "read"; items: readonly Item[]; nextToken: string | undefined; total: number | undefined }
  | { status: ReadFailure };

/** Of any list. */
export type AnyRecordPage<Time> = RecordPage<ListSources<Time>[RecordList]>;
