import type { CaseInput } from "@/lib/cases/case-schema";

// The result of reading evidence: plain, bounded data that can travel from a worker to the page.

/** `name` is only shown; the format is recognised from the content. */
export type EvidenceItem = { name: string; content: string | Blob };

export type EvidenceFormat =
  | "exported case"
  | "GuardDuty finding"
  | "Security Hub finding (ASFF)"
  | "Macie finding"
  | "Inspector finding"
  | "Access Analyzer finding"
  | "Detective investigation"
  | "OCSF finding"
  | "OCSF event"
  | "CloudTrail event"
  | "access log line"
  | "table row"
  | "other JSON"
  | "text";

/** `count` of the lines, rows and records that gave nothing; `first` shows some of them. */
export type Unread = { count: number; first: string[] };

/** `note` says what could not be read, in a sentence. `isRepaired`: it was almost JSON. */
export type ItemReport = {
  name: string;
  formats: { format: EvidenceFormat; count: number }[];
  bytes: number;
  note?: string;
  unread?: Unread;
  /** Of prose: enough to say what it is about. */
  firstLines?: string[];
  isRepaired?: true;
};

/** `seen` counts occurrences; `from` holds the indexes of items. */
export type Found = { value: string; seen: number; from: number[] };

export type AddressMark = "example address" | "also seen as your own";

/** At most `maxUserAgentsPerAddress` user agents. */
export type FoundAddress = { address: string; userAgents: string[]; mark?: AddressMark; seen: number; from: number[] };

/** Texts are cleaned, but an attacker may have written them. */
export type FoundFinding = {
  id: string;
  type: string;
  product: string;
  title?: string;
  severity?: string;
  from: number;
};

/** Responders ask for these first. They go into the description, since the form has no fields for them. */
export type ContextKind = "principals" | "accessKeys" | "calls" | "resources";

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
  | "proxy"
  | "claimed"
  | "shortened number"
  | "date in two readings"
  | "time out of range";

/** `count` is of distinct values; `values` holds the first of them. */
export type Skipped = { why: SkipReason; count: number; values: Found[] };

/** `kept` fit into the form; `listed` are named in the drafted description instead. */
export type Totals = { read: number; kept: number; listed: number };

/** ISO 8601 in UTC; `what` names the field it was read from. `hasNoZone`: UTC is a guess. */
export type FoundMoment = { moment: string; what: string; from: number; hasNoZone?: true };

export type Evidence = {
  items: ItemReport[];
  finds: {
    accounts: Found[];
    regions: Found[];
    /** As in `awsServices`, or a name of the user's own from an exported case. */
    services: Found[];
    /** From findings first, then logs, then text. May be more than the form takes: see `toIpRows`. */
    addresses: FoundAddress[];
    findings: FoundFinding[];
    context: Record<ContextKind, Found[]>;
    earliest?: FoundMoment;
    latest?: FoundMoment;
    title?: string;
    description?: string;
    /** Only when an exported case was read. */
    form?: Partial<CaseInput>;
  };
  skipped: Skipped[];
  totals: { accounts: Totals; regions: Totals; services: Totals; addresses: Totals; findings: Totals };
};

/** In bytes of all items; `item` is the index of the current one. */
export type Progress = { item: number; readBytes: number; totalBytes: number };

export const skipWords: Record<SkipReason, string> = {
  private: "private address",
  loopback: "loopback address",
  "link-local": "link-local address",
  multicast: "multicast or broadcast address",
  unspecified: "not a real address",
  reserved: "reserved address, not used on the internet",
  range: "range, but AWS takes single addresses",
  "own end": "probably your own address",
  "service host": "AWS service, not an outside caller",
  "host name": "host name, but AWS takes IP addresses",
  "version number": "looks like a version or section number",
  "no account hint": "12 digits that may not be an account ID",
  "caller's account": "caller's account, not an affected one",
  "unknown Region": "Region that AWS does not accept for cases",
  proxy: "proxy or load balancer in front of the client",
  claimed: "address that the client itself put into a header",
  "shortened number": "account ID that a spreadsheet has shortened",
  "date in two readings": "date that can be read as day or month first",
  "time out of range": "time in the future or before AWS existed",
};
