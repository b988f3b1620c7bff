import type { Evidence, EvidenceItem, Progress } from "@/lib/evidence/findings/evidence";
import type { ReadReply, ReadRequest } from "./worker-messages";

/** `onProgress` is called at most ten times a second. Aborting terminates the worker at once. */
export type ReadInWorkerOptions = { onProgress?: (progress: Progress) => void; signal?: AbortSignal };

/** "failed" if the browser cannot run the worker, or the worker ran out of memory. */
export type ReadOutcome = { kind: "read"; evidence: Evidence } | { kind: "cancelled" } | { kind: "failed" };

/** Never rejects. */
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
      // The browser forbids workers, or an item cannot be cloned.
      end({ kind: "failed" });
    }
  });
}

const minProgressMilliseconds = 100;
