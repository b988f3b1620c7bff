"use client";

import type { ClipboardEvent } from "react";
import { type Control, type UseFormReturn, useFormState, useWatch } from "react-hook-form";
import { Field } from "@/components/form/field";
import { Textarea } from "@/components/ui/textarea";
import { readAccountId, splitAccountIds } from "@/lib/cases/account-id";
import { caseFields } from "@/lib/cases/case-fields";
import { maxEntriesRead } from "@/lib/cases/case-limits";
import type { CaseInput } from "@/lib/cases/case-schema";
import { counted } from "@/lib/cases/counted";
import type { PastedAccounts } from "@/lib/evidence/pasted-values";
import { usePasteNote } from "./lazy-paste-note";

const name = "impactedAccounts";

export function AccountsField({ form: { control, register, setValue } }: { form: UseFormReturn<CaseInput> }) {
  const { errors } = useFormState({ control, name });
  const { note, tell } = usePasteNote();

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const pasted = event.clipboardData.getData("text");
    if (splitAccountIds(pasted).every((piece) => readAccountId(piece).ok)) return;
    event.preventDefault();
    const box = event.currentTarget;
    void readLikeEvidence(pasted).then(({ text, ...told }) => {
      const { selectionStart, selectionEnd, value } = box;
      // Without a line's end between them, two IDs would become one number.
      const before = text && /\S$/.test(value.slice(0, selectionStart)) ? "\n" : "";
      const after = text && /^\S/.test(value.slice(selectionEnd)) ? "\n" : "";
      box.setRangeText(before + text + after, selectionStart, selectionEnd, "end");
      setValue(name, box.value, { shouldDirty: true });
      tell(told);
    });
  }

  return (
    <div>
      <Field
        id={name}
        label={caseFields[name].label}
        hint="AWS account IDs, one per line or separated by commas. We add missing leading zeros to IDs of 9 to 11 digits."
        error={errors[name]?.message}
        note={<AccountsNote control={control} />}
      >
        {(field) => <Textarea {...field} {...register(name)} onPaste={paste} rows={3} spellCheck={false} />}
      </Field>
      {note}
    </div>
  );
}

// Offline, the text is pasted as it is, and the form marks it.
async function readLikeEvidence(pasted: string): Promise<PastedAccounts> {
  try {
    const { readPastedAccounts } = await import("@/lib/evidence/pasted-values");
    return readPastedAccounts(pasted);
  } catch {
    return { text: pasted, corrected: 0, skipped: [] };
  }
}

const maxChangesShown = 20;

function AccountsNote({ control }: { control: Control<CaseInput> }) {
  const text = useWatch({ control, name });
  // The schema refuses a huge paste; this note would list it again at each key.
  const pieces = splitAccountIds(text).slice(0, maxEntriesRead);
  const accounts = pieces.flatMap((typed) => {
    const reading = readAccountId(typed);
    return reading.ok ? [{ typed, ...reading }] : [];
  });
  if (accounts.length === 0) return null;
  const distinct = new Map(accounts.map((account) => [account.accountId, account]));
  const changed = [...distinct.values()].filter(({ accountId, typed }) => accountId !== typed);
  const repeated = accounts.length - distinct.size;
  return (
    <>
      <p>
        {counted(distinct.size, "account")}
        {repeated > 0 ? `; ${counted(repeated, "duplicate")} removed` : ""}
      </p>
      {changed.length > 0 ? (
        <ul>
          {changed.slice(0, maxChangesShown).map(({ typed, accountId }) => (
            <li key={accountId} className="break-words">
              {typed} is sent as <strong className="text-ink">{accountId}</strong>
            </li>
          ))}
          {changed.length > maxChangesShown ? <li>and {changed.length - maxChangesShown} more</li> : null}
        </ul>
      ) : null}
    </>
  );
}
