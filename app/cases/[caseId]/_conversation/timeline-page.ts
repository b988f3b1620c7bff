import type { ReadFailure } from "@/lib/cases/aws-failure";
import type { TimelineEntry } from "@/lib/cases/timeline";

/** AWS's lists that make up a conversation. */
export const listNames = ["comments", "edits", "findings"] as const;

export type ListName = (typeof listNames)[number];

/** A page of one list, as it travels to the browser. `total` counts the entries on all pages. */
export type TimelinePage =
  | { status: "read"; entries: TimelineEntry[]; nextToken?: string; total?: number }
  | { status: ReadFailure; isThrottled?: boolean };
