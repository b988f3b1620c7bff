import type { Evidence, EvidenceItem, Progress } from "@/lib/evidence/findings/evidence";
import type { ReadReply, ReadRequest } from "./worker-messages";

/** `onProgress` is called some ten times a second at most. Aborting ends the worker at once, whatever it is doing. */
export type ReadInWorkerOptions = { onProgress?: (progress: Progress) => void; signal?: AbortSignal };

/** What came of it; "cancelled" after an abort; "failed" when the browser could not run the worker, or it ran out of memory. */
export type ReadOutcome = { kind: "read"; evidence: Evidence } | { kind: "cancelled" } | { kind: "failed" };

/** Reads evidence in a worker of its own, which is fetched on the first use. Never rejects. */
export function readInWorker(items: EvidenceItem[], options: ReadInWorkerOptions = {}): Promise<ReadOutcome> {
  const { onProgress, signal } = options;
  if (signal?.aborted) return Promise.resolve({ kind: "cancelled" });
  return new Promise((resolve) => {
    let worker: Worker | undefined;
    let lastProgress = 0;
    const end = (outcome: ReadOutcome) => {
      worker?.terminate();
      signal?.removeEventListener("abort", cancel);
      resolve(outcome);
    };
    const cancel = () => end({ kind: "cancelled" });
    signal?.addEventListener("abort", cancel);
    try {
      worker = new Worker(new URL("./evidence-worker.ts", import.meta.url), { type: "module" });
      worker.addEventListener("error", () => end({ kind: "failed" }));
      worker.addEventListener("messageerror", () => end({ kind: "failed" }));
      worker.addEventListener("message", ({ data }: MessageEvent<ReadReply>) => {
        if (data.kind === "evidence") return end({ kind: "read", evidence: data.evidence });
        if (performance.now() - lastProgress < minProgressMilliseconds) return;
        lastProgress = performance.now();
        onProgress?.(data.progress);
      });
      worker.postMessage({ items } satisfies ReadRequest);
    } catch {
      // A policy of the browser, or an item that cannot be handed over.
      end({ kind: "failed" });
    }
  });
}

const minProgressMilliseconds = 100;
