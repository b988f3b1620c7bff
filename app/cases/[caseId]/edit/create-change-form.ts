import type { FieldPath, UseFormReturn } from "react-hook-form";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { isSame } from "@/lib/cases/case-entries";
import { editableFields } from "@/lib/cases/case-fields";
import { maxSubmitBytes } from "@/lib/cases/case-limits";
import type { CaseInput } from "@/lib/cases/case-schema";
import { type EditInput, editableOf } from "@/lib/cases/edit-input";
import { type ActionIssue, failed } from "@/lib/result";
import { callAction } from "../../../_action/call-action";
import { DraftWriter } from "../../../_draft/draft-writer";
import type { KeptForm } from "../../../_draft/use-draft";
import { createMachine, type Machine } from "../../../_machine/create-machine";
import type { FormFocus } from "../../_form/form-focus";
import { saveChanges } from "../_changes/save-changes";
import { type ChangeEffect, type ChangeEvent, reduceChange } from "./change-reducer";
import { type ChangeDraft, type ChangeState, type Review, toChangeState } from "./change-state";

export type ChangeFormOptions = {
  caseId: string;
  held: EditInput;
  form: UseFormReturn<CaseInput>;
  focus: FormFocus;
  draftKeys: DraftKeys;
  roleArn: string;
  startTransition: (work: () => Promise<void>) => void;
};

export type ChangeForm = {
  machine: Machine<ChangeState, ChangeEvent>;
  writer: DraftWriter<ChangeDraft>;
  keptForm: KeptForm;
  /** The case as it is, without changes. */
  unchanged: () => ChangeDraft;
  review: () => Promise<void>;
};

/** Connects the machine's effects to the draft, the portal and the fields. */
export function createChangeForm(options: ChangeFormOptions): ChangeForm {
  const { caseId, form, focus, draftKeys, roleArn, startTransition } = options;
  const machine = createMachine<ChangeState, ChangeEvent, ChangeEffect>(
    toChangeState(options.held),
    reduceChange,
    (effect) => void run(effect),
  );
  const input = () => editableOf(form.getValues());
  const fill = (filled: EditInput) => form.reset({ ...form.getValues(), ...structuredClone(filled) });
  const writer = new DraftWriter<ChangeDraft>({
    keys: draftKeys,
    form: {
      kind: "changes",
      hasFixedId: true,
      id: () => caseId,
      content: () => ({ filled: machine.read().filled, input: input() }),
      isBlank: () => touchedNames(machine.read().filled, input()).length === 0,
      fill(draft) {
        if (machine.read().phase.name === "sending") return;
        fill(draft.input);
        machine.dispatch({ type: "filled", draft });
      },
      renewId: () => {},
      find: (store) => store.load<ChangeDraft>({ kind: "changes", id: caseId }),
      onClaim: () => {},
    },
  });

  const review = form.handleSubmit(showReview, () => focus.moveTo("summary"));

  async function showReview(): Promise<void> {
    const { readChanges } = await import("./change-rules");
    const now = input();
    const reading = readChanges(machine.read().filled, now);
    // Typed while the rules were loading.
    if (!reading.ok) return review();
    if (reading.changes.length > 0) {
      return machine.dispatch({ type: "reviewed", review: { input: now, changes: reading.changes } });
    }
    form.setError("root.same", { type: "same", message: "Nothing has changed. Change a field first." });
    focus.moveTo("summary");
  }

  async function run(effect: ChangeEffect): Promise<void> {
    switch (effect.type) {
      case "fill":
        fill(effect.input);
        return writer.save();
      case "keep":
        return writer.save();
      case "review":
        return review();
      case "send":
        return startTransition(() => send(effect.review));
      case "mark-fields":
        markFields(form, effect.issues);
        return focus.moveTo("summary");
      case "finish":
        await writer.switchTo({ filled: effect.input, input: effect.input }, { erase: true });
    }
  }

  async function send({ input: now }: Review): Promise<void> {
    const { filled } = machine.read();
    const names = touchedNames(filled, now);
    const change = { caseId, filled: only(names, filled), now: only(names, now) };
    const page = { owner: draftKeys[0].owner, roleArn };
    const isTooLarge = new Blob([JSON.stringify(change)]).size > maxSubmitBytes;
    const result = isTooLarge ? failed("too-large") : await callAction(() => saveChanges(change, page));
    machine.dispatch({ type: "answered", result });
  }

  const keptForm: KeptForm = {
    onChange: (listener) => form.subscribe({ formState: { values: true }, callback: listener }),
    refresh: () => form.reset(form.getValues(), { keepErrors: true }),
  };
  const unchanged = () => ({ filled: machine.read().held, input: machine.read().held });
  return { machine, writer, keptForm, unchanged, review };
}

type Name = keyof EditInput;

function touchedNames(filled: EditInput, now: EditInput): Name[] {
  return editableFields.map(({ name }) => name).filter((name) => !isSame(filled[name], now[name]));
}

function only(names: readonly Name[], input: EditInput): Partial<EditInput> {
  return Object.fromEntries(names.map((name) => [name, input[name]]));
}

function markFields(form: UseFormReturn<CaseInput>, issues: readonly ActionIssue[]): void {
  for (const { path, message } of issues) {
    // An unknown path would hide the message.
    form.setError((path === "" ? "root.aws" : path) as FieldPath<CaseInput>, { type: "aws", message });
  }
}
