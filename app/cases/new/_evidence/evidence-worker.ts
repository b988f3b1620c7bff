import { readEvidence } from "@/lib/evidence/read-evidence";
import type { ReadReply, ReadRequest } from "./worker-messages";

// Runs beside the page, so that reading a large file freezes nothing; the page ends it when the reading is cancelled.

self.addEventListener("message", async ({ data }: MessageEvent<ReadRequest>) => {
  const evidence = await readEvidence(data.items, { onProgress: (progress) => reply({ kind: "progress", progress }) });
  reply({ kind: "evidence", evidence });
});

function reply(message: ReadReply): void {
  self.postMessage(message);
}
