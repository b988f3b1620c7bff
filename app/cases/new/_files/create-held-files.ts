import type { DraftKeys } from "@/lib/auth/draft-key";
import { DraftStore } from "../../../_draft/draft-store";
import { DraftWriter } from "../../../_draft/draft-writer";
import type { KeptForm } from "../../../_draft/use-draft";
import { heldFiles, holdFiles } from "../../_files/held-files";
import { sha256InTurn } from "../../_files/sha256-of";
import type { FilesDraft } from "../../_files/upload";
import { UploadQueue } from "../../_files/upload-queue";

export type HeldFilesForm = { queue: UploadQueue; writer: DraftWriter<FilesDraft>; keptForm: KeptForm };

/** Connects files that wait for their case to the sealed draft, and to the page of the case. */
export function createHeldFiles(draftKeys: DraftKeys, clientToken: string): HeldFilesForm {
  const queue = new UploadQueue({
    hash: sha256InTurn,
    keep: () => writer.save(),
    onSent: () => {},
    pause: async () => {},
  });
  const before = heldFiles(clientToken);
  if (before) queue.fill(before.draft, before.files);
  queue.subscribe(() => holdFiles(clientToken, { draft: queue.draft(), files: queue.files() }));
  const writer = new DraftWriter<FilesDraft>({
    keys: draftKeys,
    form: {
      kind: "files",
      hasFixedId: true,
      id: () => clientToken,
      content: () => queue.draft(),
      isBlank: () => queue.isBlank(),
      waitingFiles: () => queue.read().uploads.length,
      fill: (draft) => queue.fill(draft),
      renewId: () => {},
      find: (store) => store.load<FilesDraft>({ kind: "files", id: clientToken }),
      onClaim: () => {},
    },
  });
  return { queue, writer, keptForm: { onChange: queue.subscribe, refresh: () => {} } };
}

/** After "Discard draft". The memory keeps them for "Undo". Never rejects. */
export async function eraseKeptFiles(draftKeys: DraftKeys, clientToken: string): Promise<void> {
  const store = await DraftStore.open(draftKeys).catch(() => undefined);
  await store?.remove({ kind: "files", id: clientToken }).catch(() => {});
}
