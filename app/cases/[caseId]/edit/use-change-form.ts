"use client";

import { useEffect, useState, useTransition } from "react";
import { type Resolver, useForm } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";
import { type EditInput, editableOf } from "@/lib/cases/edit-input";
import { newCase } from "@/lib/cases/new-case";
import { useLazy } from "../../../_lazy/use-lazy";
import { scopeLists } from "../../_fields/lazy-scope-lists";
import { clearCorrected } from "../../_form/clear-corrected";
import { FormFocus } from "../../_form/form-focus";
import { type ChangeForm, type ChangeFormOptions, createChangeForm } from "./create-change-form";

type UseChangeFormOptions = Pick<ChangeFormOptions, "caseId" | "held" | "draftKeys" | "roleArn">;

export function useChangeForm(options: UseChangeFormOptions) {
  const [made] = useState<{ parts?: ChangeForm }>({});
  const filled = (): EditInput => made.parts?.machine.read().filled ?? options.held;
  const form = useForm<CaseInput>({
    resolver: (values, _context, resolverOptions) => resolveWhenLoaded(filled(), values, resolverOptions),
    // The parts that UpdateCase cannot change stay empty.
    defaultValues: { ...newCase("", "UTC"), tags: [], ...options.held },
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  const [, startTransition] = useTransition();
  const [focus] = useState(() => new FormFocus());
  const [parts] = useState(() => createChangeForm({ ...options, form, focus, startTransition }));
  made.parts = parts;
  const { part: rules } = useLazy(true, loadRules);

  useEffect(() => {
    if (!rules) return;
    return clearCorrected(form, (values) => {
      const reading = rules.readChanges(parts.machine.read().filled, editableOf(values));
      return reading.ok ? [] : reading.issues;
    });
  }, [form, parts, rules]);
  return { form, focus, parts, rules };
}

type ResolverOptions = Parameters<Resolver<CaseInput>>[2];

/** If the rules cannot be loaded, the form is not valid. */
async function resolveWhenLoaded(filled: EditInput, values: CaseInput, options: ResolverOptions) {
  try {
    const { resolveChanges } = await loadRules();
    return resolveChanges(filled, values, options);
  } catch {
    const message = "Part of this page could not be loaded. Check your connection, then choose “Review changes” again.";
    // Shown in the summary only.
    return { values: {}, errors: { clientToken: { type: "load", message } } };
  }
}

/** With the lists: they read what was typed into a box of Scope. */
async function loadRules() {
  const [rules] = await Promise.all([import("./change-rules"), scopeLists.load()]);
  return rules;
}
