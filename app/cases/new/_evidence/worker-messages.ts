import type { Evidence, EvidenceItem, Progress } from "@/lib/evidence/findings/evidence";

/** Sent once. Files travel as handles, not as copies. */
export type ReadRequest = { items: EvidenceItem[] };

/** Any number of progress messages, then one result. */
export type ReadReply = { kind: "progress"; progress: Progress } | { kind: "evidence"; evidence: Evidence };
