import { readEvidence } from "@/lib/evidence/read-evidence";
import type { ReadReply, ReadRequest } from "./worker-messages";

// Runs off the main thread, so that large files do not freeze the page. The page terminates it to cancel.

self.addEventListener("message", async ({ data }: MessageEvent<ReadRequest>) => {
  const evidence = await readEvidence(data.items, { onProgress: (progress) => reply({ kind: "progress", progress }) });
  reply({ kind: "evidence", evidence });
});

function reply(message: ReadReply): void {
  self.postMessage(message);
}
