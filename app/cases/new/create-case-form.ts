import type { FieldPath, UseFormReturn } from "react-hook-form";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CaseInput } from "@/lib/cases/case-schema";
import { type ActionIssue, failed } from "@/lib/result";
import { isOffline } from "../../_action/is-offline";
import { DraftWriter } from "../../_draft/draft-writer";
import type { KeptForm } from "../../_draft/use-draft";
import { createMachine, type Machine } from "../../_machine/create-machine";
import { moveHeldFiles } from "../_files/held-files";
import type { FormFocus } from "../_form/form-focus";
import {
  type CaseDraft,
  findCaseDraft,
  isBlank,
  newClientToken,
  rememberInTab,
  toCaseDraft,
} from "./_draft/case-draft";
import { type FormEffect, type FormEvent, reduceForm } from "./_draft/form-reducer";
import { type FormState, initialState, isBusy, toProgress } from "./_draft/form-state";
import { lazyParts } from "./lazy-parts";

export type CaseFormOptions = {
  form: UseFormReturn<CaseInput>;
  focus: FormFocus;
  draftKeys: DraftKeys;
  /** So that what the action throws, such as a redirect, reaches the page's boundaries. */
  startTransition: (work: () => Promise<void>) => void;
  /** Resolves when the fields hold what was typed before the page was hydrated, and can be filled. */
  whenAwake: () => Promise<void>;
};

export type CaseFormParts = {
  machine: Machine<FormState, FormEvent>;
  writer: DraftWriter<CaseDraft>;
  keptForm: KeptForm;
  review: () => Promise<void>;
  /** From the review, which shows the case with its first watcher; or the form, if the rules refuse them. */
  addWatcher: (watcher: CaseInput["watchers"][number]) => Promise<void>;
  /** Leaves this draft in the list of drafts. False if it cannot be left: AWS is answering, or it is not stored. */
  setAside: (next: CaseDraft) => Promise<boolean>;
  /** False if another tab has that draft. */
  continueWith: (clientToken: string) => Promise<boolean>;
};

/** Connects the machine's effects to the draft, the portal and the fields. */
export function createCaseForm({ form, focus, draftKeys, startTransition, whenAwake }: CaseFormOptions): CaseFormParts {
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
        if (isBusy(machine.read().phase)) return;
        const draft = toCaseDraft(stored);
        form.reset(draft.input);
        machine.dispatch({ type: "filled", draft });
      },
      renewId() {
        const fresh = newClientToken();
        moveHeldFiles(form.getValues("clientToken"), fresh);
        form.setValue("clientToken", fresh);
      },
      find: (store) => findCaseDraft(store, form.getValues("clientToken")),
      onClaim: rememberInTab,
      whenFillable: whenAwake,
    },
  });

  const validate = form.handleSubmit(showReview, () => focus.moveTo("summary"));

  async function review(): Promise<void> {
    await whenAwake();
    return validate();
  }

  async function showReview(): Promise<void> {
    const { caseSchema } = await lazyParts.load();
    const reading = caseSchema.safeParse(form.getValues());
    // Typed while the rules were loading.
    if (!reading.success) return review();
    machine.dispatch({ type: "reviewed", values: reading.data });
  }

  async function addWatcher(watcher: CaseInput["watchers"][number]): Promise<void> {
    form.setValue("watchers", [watcher]);
    const { caseSchema } = await lazyParts.load();
    if (caseSchema.safeParse(form.getValues()).success) return showReview();
    machine.dispatch({ type: "back" });
    return review();
  }

  async function run(effect: FormEffect): Promise<void> {
    switch (effect.type) {
      case "save":
        return writer.save();
      case "send":
        return startTransition(() => send(effect));
      case "look": {
        if (isOffline()) return machine.dispatch({ type: "looked", found: { status: "offline" } });
        const { lookForCases } = await lazyParts.load();
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
    // Known before anything leaves the browser, so nothing is unclear.
    if (isOffline()) return machine.dispatch({ type: "answered", result: failed("offline") });
    if (isTokenRenewed) await writer.renewId();
    await writer.save();
    const { sendCase, millisecondsSince, needsDraft } = await lazyParts.load();
    const input = form.getValues();
    // A case that AWS may have is in the draft already.
    if (earliest === undefined && needsDraft(input) && !(await isKept())) {
      return machine.dispatch({ type: "answered", result: failed("not-kept") });
    }
    const result = await sendCase(input, {
      owner: draftKeys[0].owner,
      roleArn,
      ...(earliest === undefined ? {} : { firstTriedMillisecondsAgo: millisecondsSince(earliest) }),
    });
    machine.dispatch({ type: "answered", result });
  }

  async function isKept(): Promise<boolean> {
    await writer.searched();
    await writer.save();
    return writer.isAllKept();
  }

  async function check(draft: CaseDraft): Promise<void> {
    try {
      const { caseSchema } = await lazyParts.load();
      machine.dispatch({ type: "checked", draft, values: caseSchema.safeParse(draft.input).data });
    } catch {
      machine.dispatch({ type: "not-checked", draft });
    }
  }

  const keptForm: KeptForm = {
    onChange: (listener) => form.subscribe({ formState: { values: true }, callback: listener }),
    refresh: () => form.reset(form.getValues(), { keepErrors: true }),
  };
  async function canBeLeft(): Promise<boolean> {
    if (isBusy(machine.read().phase)) return false;
    return isBlank(form.getValues()) || isKept();
  }

  async function setAside(next: CaseDraft): Promise<boolean> {
    if (!(await canBeLeft())) return false;
    await writer.switchTo(next, { erase: false });
    return true;
  }

  async function continueWith(clientToken: string): Promise<boolean> {
    return (await canBeLeft()) && writer.continueWith(clientToken);
  }

  return { machine, writer, keptForm, review, addWatcher, setAside, continueWith };
}

function markFields(form: UseFormReturn<CaseInput>, issues: readonly ActionIssue[]): void {
  for (const { path, message } of issues) {
    // An unknown path would hide the message.
    form.setError((path === "" ? "root.aws" : path) as FieldPath<CaseInput>, { type: "aws", message });
  }
}
