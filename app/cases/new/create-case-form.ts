import type { FieldPath, UseFormReturn } from "react-hook-form";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { ActionIssue } from "@/lib/result";
import { DraftWriter } from "../../_draft/draft-writer";
import type { KeptForm } from "../../_draft/use-draft";
import {
  type CaseDraft,
  findCaseDraft,
  isBlank,
  newClientToken,
  rememberInTab,
  toCaseDraft,
} from "./_draft/case-draft";
import { createMachine, type Machine } from "./_draft/create-machine";
import { type FormEffect, type FormEvent, reduceForm } from "./_draft/form-reducer";
import { type FormState, initialState, isTried, toProgress } from "./_draft/form-state";
import type { FormFocus } from "./form-focus";
import { loadLazyParts } from "./lazy-parts";

export type CaseFormOptions = {
  form: UseFormReturn<CaseInput>;
  focus: FormFocus;
  draftKeys: DraftKeys;
  /** So that what the action throws, such as a redirect, reaches the page's boundaries. */
  startTransition: (work: () => Promise<void>) => void;
};

export type CaseFormParts = {
  machine: Machine<FormState, FormEvent>;
  writer: DraftWriter<CaseDraft>;
  keptForm: KeptForm;
  review: () => Promise<void>;
};

/** Connects the machine's effects to the draft, the portal and the fields. */
export function createCaseForm({ form, focus, draftKeys, startTransition }: CaseFormOptions): CaseFormParts {
  const machine = createMachine<FormState, FormEvent, FormEffect>(
    initialState,
    reduceForm,
    (effect) => void run(effect),
  );
  const writer = new DraftWriter<CaseDraft>({
    keys: draftKeys,
    form: {
      kind: "case",
      id: () => form.getValues("clientToken"),
      content() {
        const { phase, fromLink } = machine.read();
        return { input: form.getValues(), progress: toProgress(phase), fromLink };
      },
      isBlank: () => isBlank(form.getValues()),
      fill(stored) {
        if (isTried(machine.read().phase)) return;
        const draft = toCaseDraft(stored);
        form.reset(draft.input);
        machine.dispatch({ type: "filled", draft });
      },
      renewId: () => form.setValue("clientToken", newClientToken()),
      find: (store) => findCaseDraft(store, form.getValues("clientToken")),
      onClaim: rememberInTab,
    },
  });

  const review = form.handleSubmit(showReview, () => focus.moveTo("summary"));

  async function showReview(): Promise<void> {
    const { caseSchema } = await loadLazyParts();
    const reading = caseSchema.safeParse(form.getValues());
    // Typed while the rules were loading.
    if (!reading.success) return review();
    machine.dispatch({ type: "reviewed", values: reading.data });
  }

  async function run(effect: FormEffect): Promise<void> {
    switch (effect.type) {
      case "save":
        return writer.save();
      case "send":
        return startTransition(() => send(effect));
      case "look": {
        const { lookForCases } = await loadLazyParts();
        return machine.dispatch({ type: "looked", found: await lookForCases(effect.tried) });
      }
      case "check":
        return check(effect.draft);
      case "correct":
        await writer.renewId();
        return review();
      case "mark-fields":
        markFields(form, effect.issues);
        return focus.moveTo("summary");
    }
  }

  async function send({ roleArn, earliest, isTokenRenewed }: Extract<FormEffect, { type: "send" }>): Promise<void> {
    if (isTokenRenewed) await writer.renewId();
    await writer.save();
    const { sendCase, millisecondsSince } = await loadLazyParts();
    const result = await sendCase(form.getValues(), {
      owner: draftKeys[0].owner,
      roleArn,
      ...(earliest === undefined ? {} : { firstTriedMillisecondsAgo: millisecondsSince(earliest) }),
    });
    machine.dispatch({ type: "answered", result });
  }

  async function check(draft: CaseDraft): Promise<void> {
    try {
      const { caseSchema } = await loadLazyParts();
      machine.dispatch({ type: "checked", draft, values: caseSchema.safeParse(draft.input).data });
    } catch {
      machine.dispatch({ type: "not-checked", draft });
    }
  }

  const keptForm: KeptForm = {
    onChange: (listener) => form.subscribe({ formState: { values: true }, callback: listener }),
    refresh: () => form.reset(form.getValues(), { keepErrors: true }),
  };
  return { machine, writer, keptForm, review };
}

function markFields(form: UseFormReturn<CaseInput>, issues: readonly ActionIssue[]): void {
  for (const { path, message } of issues) {
    // An unknown path would hide the message.
    form.setError((path === "" ? "root.aws" : path) as FieldPath<CaseInput>, { type: "aws", message });
  }
}
