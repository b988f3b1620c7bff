import { toDraft } from "./draft";
import type { Evidence, EvidenceItem, Progress } from "./findings/evidence";
import { maxItems } from "./findings/evidence-limits";
import { Findings } from "./findings/findings";
import { ItemReader } from "./item-reader";
import { NotTextError, readPieces } from "./item-text";
import { Segmenter } from "./segmenter";

/** `now` (milliseconds since the epoch) is what counts as the future; `onProgress` is called after each piece of about 64–256 kB. */
export type ReadOptions = { now?: number; onProgress?: (progress: Progress) => void };

/**
 * Reads what an analyst has at hand, of any form, and says what a case could take from it, from which item, and what was left out and why. Reads in
 * pieces and keeps little, so the size of an item costs time only; meant for a worker, and runs in Node as well. Never rejects: what cannot be
 * read becomes the item's `note`. At most `maxItems` items are read.
 */
export async function readEvidence(items: readonly EvidenceItem[], options: ReadOptions = {}): Promise<Evidence> {
  const { now = Date.now(), onProgress } = options;
  const findings = new Findings(now);
  const totalBytes = items.reduce((sum, { content }) => sum + sizeOf(content), 0);
  let before = 0;
  for (const [item, { name, content }] of items.entries()) {
    findings.startItem(name);
    const size = sizeOf(content);
    let read = 0;
    const onBytes = (bytes: number) => {
      read = Math.min(size, read + bytes);
      onProgress?.({ item, readBytes: before + read, totalBytes });
    };
    const note = item < maxItems ? await readItem(content, findings, onBytes) : `Only ${maxItems} items are read.`;
    findings.endItem(size, note);
    before += size;
  }
  return withDraft(findings.toEvidence());
}

/** The drafts as for an empty form. */
function withDraft(evidence: Evidence): Evidence {
  const { listed, ...draft } = toDraft(evidence);
  const { addresses } = evidence.totals;
  return {
    ...evidence,
    finds: { ...evidence.finds, ...draft },
    totals: { ...evidence.totals, addresses: { ...addresses, listed } },
  };
}

async function readItem(
  content: string | Blob,
  findings: Findings,
  onBytes: (bytes: number) => void,
): Promise<string | undefined> {
  const reader = new ItemReader(findings);
  const segmenter = new Segmenter(reader);
  let note: string | undefined;
  try {
    for await (const piece of readPieces(content, onBytes)) segmenter.push(piece);
  } catch (error) {
    note = error instanceof NotTextError ? error.message : unread;
  }
  try {
    // What came before a damage counts.
    segmenter.end();
    reader.end();
  } catch {
    note ??= unread;
  }
  return note;
}

/** For what the tests of this folder do not find: a defect here must not cost the other items. */
const unread = "This item could not be read to its end.";

function sizeOf(content: string | Blob): number {
  return typeof content === "string" ? content.length : content.size;
}
