import type { UseFormReturn } from "react-hook-form";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { readList } from "@/lib/cases/case-changes";
import type { ListInput } from "@/lib/cases/case-entries";
import { caseFields } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import { tagsField } from "@/lib/cases/tag-changes";
import { DraftWriter } from "../../../_draft/draft-writer";
import type { KeptForm } from "../../../_draft/use-draft";

export type RowsName = "tags" | "watchers";

export const rowsFields = { tags: tagsField, watchers: { name: "watchers", ...caseFields.watchers } } as const;

/** Both lists as the form has them. */
export type RowsDraft = {
  /** As it was filled from the case. */
  filled: ListInput;
  now: ListInput;
};

type RowsDraftOptions = {
  caseId: string;
  draftKeys: DraftKeys;
  name: RowsName;
  form: UseFormReturn<CaseInput>;
  filled: { current: ListInput };
};

export function createRowsDraft({ caseId, draftKeys, name, form, filled }: RowsDraftOptions) {
  const now = (): ListInput => ({ [name]: form.getValues(name) });
  const writer = new DraftWriter<RowsDraft>({
    keys: draftKeys,
    form: {
      kind: name,
      hasFixedId: true,
      id: () => caseId,
      content: () => ({ filled: filled.current, now: now() }),
      isBlank() {
        const { change, issues } = readList(rowsFields[name], filled.current, now());
        return !change && issues.length === 0;
      },
      fill(draft) {
        filled.current = draft.filled;
        form.setValue(name, structuredClone(draft.now[name]) as never); // Rows of the same field.
      },
      renewId: () => {},
      find: (store) => store.load<RowsDraft>({ kind: name, id: caseId }),
      onClaim: () => {},
    },
  });
  const keptForm: KeptForm = {
    onChange: (listener) => form.subscribe({ formState: { values: true }, callback: listener }),
    refresh: () => form.reset(form.getValues(), { keepErrors: true }),
  };
  return { writer, keptForm };
}
