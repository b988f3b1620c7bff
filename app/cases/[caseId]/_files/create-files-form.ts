import type { DraftKeys } from "@/lib/auth/draft-key";
import type { DraftRef } from "../../../_draft/draft-ref";
import { DraftStore } from "../../../_draft/draft-store";
import { DraftWriter } from "../../../_draft/draft-writer";
import type { KeptForm } from "../../../_draft/use-draft";
import { dropHeldFiles, heldFiles } from "../../_files/held-files";
import { sha256InTurn } from "../../_files/sha256-of";
import type { FilesDraft } from "../../_files/upload";
import { UploadQueue } from "../../_files/upload-queue";
import { sendUpload } from "./send-upload";

type FilesFormOptions = {
  caseId: string;
  draftKeys: DraftKeys;
  roleArn: string;
  openedWith: string | undefined;
  onSent: () => void;
};

export type FilesForm = { queue: UploadQueue; writer: DraftWriter<FilesDraft>; keptForm: KeptForm };

/** Connects the queue to the sealed draft and the portal. */
export function createFilesForm({ caseId, draftKeys, roleArn, openedWith, onSent }: FilesFormOptions): FilesForm {
  const owner = { owner: draftKeys[0].owner, roleArn };
  const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const queue = new UploadQueue({
    send: (upload, file, onProgress, signal) => sendUpload({ caseId, owner, upload, file }, onProgress, signal),
    hash: sha256InTurn,
    keep: async () => {
      // Some browsers leave a request to open their storage without an answer.
      await Promise.race([writer.searched(), pause(5000)]);
      await writer.save();
    },
    onSent,
    pause,
  });
  const writer = new DraftWriter<FilesDraft>({
    keys: draftKeys,
    form: {
      kind: "files",
      hasFixedId: true,
      claimsWhenTyped: true,
      id: () => caseId,
      content: () => queue.draft(),
      isBlank: () => queue.isBlank(),
      waitingFiles: () => queue.read().uploads.length,
      fill: (draft) => queue.fill(draft),
      renewId: () => {},
      find: (store) => store.load<FilesDraft>({ kind: "files", id: caseId }),
      onClaim: () => {},
      whenReady: () => (openedWith === undefined ? Promise.resolve() : takeOver(queue, draftKeys, openedWith)),
    },
  });
  return { queue, writer, keptForm: { onChange: queue.subscribe, refresh: () => {} } };
}

/** Files that were added to the form, from this tab's memory. A reload leaves only their names. Never rejects. */
async function takeOver(queue: UploadQueue, draftKeys: DraftKeys, clientToken: string): Promise<void> {
  const held = heldFiles(clientToken);
  dropHeldFiles(clientToken);
  if (held) queue.fill(held.draft, held.files);
  try {
    const store = await DraftStore.open(draftKeys);
    const ref: DraftRef = { kind: "files", id: clientToken };
    const kept = await store.load<FilesDraft>(ref);
    if (kept?.kind === "draft" && queue.isBlank()) queue.fill(kept.content);
    await store.remove(ref);
  } catch {
    // The browser forbids storage.
  }
}
