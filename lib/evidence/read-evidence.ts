import { toDraft } from "./draft";
import type { Evidence, EvidenceItem, Progress } from "./findings/evidence";
import { maxItems } from "./findings/evidence-limits";
import { Findings } from "./findings/findings";
import { ItemReader } from "./item-reader";
import { NotTextError, readPieces } from "./item-text";
import { maxRepairableLength, repairJson } from "./repair-json";
import { Segmenter } from "./segmenter";

/** `now` is in milliseconds since the epoch. `onProgress` is called after each piece of about 64–256 kB. */
export type ReadOptions = { now?: number; onProgress?: (progress: Progress) => void };

/**
 * Reads up to `maxItems` items of any format, in pieces, so that size costs time but not memory. Never rejects: what
 * cannot be read becomes the item's `note`.
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
    const note =
      item < maxItems ? await readItem(content, findings, onBytes) : `Only the first ${maxItems} items are read.`;
    findings.endItem(size, note);
    before += size;
  }
  return withDraft(findings.toEvidence());
}

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
    let start: string | undefined = "";
    for await (const piece of readPieces(content, onBytes)) {
      if (start === undefined) segmenter.push(piece);
      else {
        start += piece;
        if (start.length <= maxRepairableLength) continue;
        segmenter.push(start);
        start = undefined;
      }
    }
    // Only the whole of a short item can be repaired.
    if (start !== undefined) {
      const repaired = repairJson(start);
      if (repaired !== undefined) findings.addRepair();
      segmenter.push(repaired ?? start);
    }
  } catch (error) {
    note = error instanceof NotTextError ? error.message : unread;
  }
  try {
    // Text before the damage still counts.
    segmenter.end();
    reader.end();
  } catch {
    note ??= unread;
  }
  return note;
}

// A defect here must not cost the other items.
const unread = "This item could not be read completely.";

function sizeOf(content: string | Blob): number {
  return typeof content === "string" ? content.length : content.size;
}
