import type { DraftKeys } from "@/lib/auth/draft-key";
import { DraftStore } from "../../../_draft/draft-store";
import type { FilesDraft } from "../../_files/upload";

/** SHA-256 by the name at AWS, of files that this person sent or downloaded in this browser today. Never rejects. */
export async function knownHashes(caseId: string, draftKeys: DraftKeys): Promise<ReadonlyMap<string, string>> {
  try {
    const store = await DraftStore.open(draftKeys);
    const found = await store.load<FilesDraft>({ kind: "files", id: caseId });
    const known = found?.kind === "draft" ? Object.entries(found.content.known) : [];
    return new Map(known.map(([name, { sha256 }]) => [name, sha256]));
  } catch {
    return new Map(); // The browser forbids storage.
  }
}
