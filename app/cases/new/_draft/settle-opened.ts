import type { DraftKeys } from "@/lib/auth/draft-key";
import { type CommentDraft, newCommentDraft } from "@/lib/cases/comment-draft";
import { splitDescription } from "@/lib/cases/long-description";
import { toSentText } from "@/lib/cases/text";
import { DraftStore } from "../../../_draft/draft-store";
import { markDraftOpened } from "../../../_draft/mark-draft-opened";
import type { CaseDraft } from "./case-draft";

export type OpenedDraft = { caseId: string; clientToken: string; draftKeys: DraftKeys };

const settling = new Map<string, Promise<void>>();

/** Once for each case: several parts of a page may ask. Rejects, the draft as it was, if nothing can be stored. */
export function settleOpened(opened: OpenedDraft): Promise<void> {
  const { clientToken } = opened;
  const running = settling.get(clientToken);
  if (running) return running;
  const settled = settle(opened);
  settling.set(clientToken, settled);
  settled.catch(() => settling.delete(clientToken));
  return settled;
}

/** First the comment is kept, then the case's number replaces the draft: a crash between them loses nothing. */
async function settle({ caseId, clientToken, draftKeys }: OpenedDraft): Promise<void> {
  const store = await DraftStore.open(draftKeys);
  const found = await store.load<CaseDraft>({ kind: "case", id: clientToken });
  if (found?.kind === "draft") {
    const { asComments } = splitDescription(toSentText(found.content.input.description));
    if (asComments !== "" && !(await keepComment(store, caseId, asComments))) return;
  }
  await markDraftOpened(draftKeys[0].owner, clientToken, caseId);
}

/** False if AWS may have parts of another comment on this case, whose text cannot change. */
async function keepComment(store: DraftStore, caseId: string, text: string): Promise<boolean> {
  const ref = { kind: "comment", id: caseId } as const;
  const found = await store.load<CommentDraft>(ref);
  const begun = found?.kind === "draft" ? found.content : undefined;
  if (begun && begun.progress.state !== "editing") return false;
  const draft: CommentDraft = begun
    ? // Only a press sends what somebody has begun to write.
      { ...begun, text: `${text}\n\n${begun.text}` }
    : { ...newCommentDraft(), text, progress: { state: "queued" } };
  await store.save(ref, draft, () => true);
  return true;
}
