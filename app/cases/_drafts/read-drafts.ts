import type { DraftKeys } from "@/lib/auth/draft-key";
import { DraftStore } from "../../_draft/draft-store";
import { type CaseDraft, toCaseDraft } from "../new/_draft/case-draft";

/** `triedAt`: AWS may have this case, first sent at this moment. */
export type ListedDraft = { clientToken: string; title: string; savedAt: number; triedAt: number | undefined };

/** This person's unfinished cases in this browser, newest first. None where the browser forbids storage. */
export async function readDrafts(keys: DraftKeys): Promise<ListedDraft[]> {
  try {
    const store = await DraftStore.open(keys);
    const ids = await store.unfinishedIds("case");
    const found = await Promise.all(ids.map((id) => store.load<CaseDraft>({ kind: "case", id })));
    return found.flatMap((draft) => (draft?.kind === "draft" ? [toListed(draft)] : []));
  } catch {
    return [];
  }
}

function toListed({ id, savedAt, content }: { id: string; savedAt: number; content: CaseDraft }): ListedDraft {
  const { input, progress } = toCaseDraft(content);
  const isTried = progress.state === "sending" || progress.state === "unclear";
  return { clientToken: id, title: input.title.trim(), savedAt, triedAt: isTried ? progress.firstTriedAt : undefined };
}
