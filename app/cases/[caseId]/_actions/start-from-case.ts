import type { DraftKeys } from "@/lib/auth/draft-key";
import { withoutContinuation } from "@/lib/cases/long-description";
import { readCaseParts } from "@/lib/cases/read-case-parts";
import { DraftStore } from "../../../_draft/draft-store";
import { type CaseDraft, emptyDraft, rememberInTab } from "../../new/_draft/case-draft";
import type { ReadContent } from "./read-content";

type Content = Extract<ReadContent, { status: "read" }>;

/**
 * Seals the content as this tab's draft, under a new client token, for the form to find. Other drafts stay. Rejects
 * where the browser forbids storage.
 */
export async function startFromCase(
  caseId: string,
  { content, hasTags }: Omit<Content, "status">,
  draftKeys: DraftKeys,
): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const description = withoutContinuation(content.description);
  const { parts, ignored } = readCaseParts({ ...content, description }, { timeZone });
  const cautions = ignored.map((reason) => `Left out: ${reason}`);
  if (description !== content.description) {
    cautions.push("Left out: the rest of the description, which is in the comments of the closed case.");
  }
  if (!hasTags) cautions.push("Left out: the tags, which could not be read.");
  const empty = emptyDraft();
  const draft: CaseDraft = { ...empty, input: { ...empty.input, ...parts }, fromLink: { cautions, caseId } };
  const store = await DraftStore.open(draftKeys);
  const { clientToken } = draft.input;
  await store.save({ kind: "case", id: clientToken }, draft, () => true);
  rememberInTab(clientToken);
}
