import type { CaseInput } from "@/lib/cases/case-schema";

// What comes out of reading evidence: plain data, bounded in size, so that it can travel from a worker to the page.

/** What was pasted or dropped: a text, or a file that is read piece by piece. `name` is shown, and never looked at. */
export type EvidenceItem = { name: string; content: string | Blob };

/** What a stretch of an item was recognised as. One item may hold several. */
export type EvidenceFormat =
  | "exported case"
  | "GuardDuty finding"
  | "Security Hub finding (ASFF)"
  | "OCSF finding"
  | "OCSF event"
  | "CloudTrail event"
  | "access log line"
  | "table row"
  | "JSON of another kind"
  | "text";

/** One item after reading: how many records of each format it held; `note` is a sentence for what could not be read, or was cut. */
export type ItemReport = {
  name: string;
  formats: { format: EvidenceFormat; count: number }[];
  bytes: number;
  note?: string;
};

/** Something found: how often, and in which items (their indexes). */
export type Found = { value: string; seen: number; from: number[] };

/** A reason to look twice before an address is taken. */
export type AddressMark = "example address" | "also seen as your own";

/** An address in AWS's form, and the user agents seen with it (at most `maxUserAgentsPerAddress`, each as AWS takes it). */
export type FoundAddress = { address: string; userAgents: string[]; mark?: AddressMark; seen: number; from: number[] };

/** A finding of GuardDuty, Security Hub or another product; texts are cleaned, but what they say may come from an attacker. */
export type FoundFinding = {
  id: string;
  type: string;
  product: string;
  title?: string;
  severity?: string;
  from: number;
};

/** Why something was left out. `skipWords` has the words. */
export type SkipReason =
  | "private"
  | "loopback"
  | "link-local"
  | "multicast"
  | "unspecified"
  | "reserved"
  | "range"
  | "own end"
  | "service host"
  | "host name"
  | "version number"
  | "no account hint"
  | "caller's account"
  | "unknown Region"
  | "time without zone"
  | "time out of range"
  | "unreadable";

/** What was left out for one reason: how many different values, and the first of them. */
export type Skipped = { why: SkipReason; count: number; values: Found[] };

/** How many different ones were read, how many the form takes, and how many of the rest the description draft lists. */
export type Totals = { read: number; kept: number; listed: number };

/** What was read, from where, and what was left out and why. */
export type Evidence = {
  items: ItemReport[];
  finds: {
    accounts: Found[];
    /** Codes of `awsRegions`. */
    regions: Found[];
    /** Names that AWS takes; those of `awsServices` where there is one. */
    services: Found[];
    /** Those of findings first, then of logs, then of texts; each in the order of reading. More than the form takes: see `toIpRows`. */
    addresses: FoundAddress[];
    findings: FoundFinding[];
    /** The earliest moment, ISO 8601 in UTC; `what` names the field or place it was read from. */
    earliest?: { moment: string; what: string; from: number };
    latest?: { moment: string; what: string; from: number };
    /** Drafts within AWS's limits, for an empty field; undefined when there is nothing to say. */
    title?: string;
    description?: string;
    /** The other members of the form, when an exported case was read. */
    form?: Partial<CaseInput>;
  };
  skipped: Skipped[];
  totals: { accounts: Totals; regions: Totals; services: Totals; addresses: Totals; findings: Totals };
};

/** How far the reading is, in bytes of all items; `item` is the index of the one being read. */
export type Progress = { item: number; readBytes: number; totalBytes: number };

/** Each reason in words that complete "3 addresses left out: …". */
export const skipWords: Record<SkipReason, string> = {
  private: "private address",
  loopback: "loopback address",
  "link-local": "link-local address",
  multicast: "multicast or broadcast address",
  unspecified: "not the address of a machine",
  reserved: "reserved address, not in use on the internet",
  range: "a range, AWS accepts single addresses",
  "own end": "your own end of the connection",
  "service host": "an AWS service, not a caller from outside",
  "host name": "a host name, AWS accepts addresses",
  "version number": "looks like a version or section number",
  "no account hint": "twelve digits, but nothing says that they are an account",
  "caller's account": "the caller's account, not the one affected",
  "unknown Region": "not a Region that AWS accepts here",
  "time without zone": "a time without a time zone",
  "time out of range": "a time in the future or before AWS existed",
  unreadable: "could not be read",
};
