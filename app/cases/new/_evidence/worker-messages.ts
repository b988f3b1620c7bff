import type { Evidence, EvidenceItem, Progress } from "@/lib/evidence/findings/evidence";

/** What the page sends to the worker, once: files travel as handles, not as copies. */
export type ReadRequest = { items: EvidenceItem[] };

/** What the worker sends back: progress while it reads, then one result, which ends the conversation. */
export type ReadReply = { kind: "progress"; progress: Progress } | { kind: "evidence"; evidence: Evidence };
