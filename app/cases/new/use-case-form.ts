"use client";

import { useEffect, useLayoutEffect, useState, useTransition } from "react";
import { type FieldPath, type Resolver, useForm } from "react-hook-form";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CaseInput } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { toActionIssues } from "@/lib/result";
import { createCaseForm } from "./create-case-form";
import { readEarlyInput } from "./early-input";
import { FormFocus } from "./form-focus";
import { loadLazyParts, useLazyParts } from "./lazy-parts";

type UseCaseFormOptions = { clientToken: string; draftKeys: DraftKeys; timeZone: string };

/** Everything but `clearCorrected` is stable. */
export function useCaseForm({ clientToken, draftKeys, timeZone }: UseCaseFormOptions) {
  const form = useForm<CaseInput>({
    resolver: resolveWhenLoaded,
    defaultValues: newCase(clientToken, "UTC"),
    // As GOV.UK does: a message that disappears on blur would move the page under the next click.
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  const [earlyInput] = useState(readEarlyInput);
  useLayoutEffect(() => {
    for (const { path, value } of earlyInput) form.setValue(path, value);
  }, [earlyInput, form.setValue]);
  // The device's zone is known only in the browser.
  useEffect(() => form.setValue("reportedIncidentStartDate.timeZone", timeZone), [form.setValue, timeZone]);

  const [, startTransition] = useTransition();
  const [focus] = useState(() => new FormFocus());
  const [parts] = useState(() => createCaseForm({ form, focus, draftKeys, startTransition }));
  const lazy = useLazyParts();

  /** Typing can clear a field's error, but never adds or changes one. */
  function clearCorrected(name: string | null) {
    const path = name as FieldPath<CaseInput> | null; // Every control of the form carries its path as its name.
    if (!path || !form.getFieldState(path).error) return;
    // Without the rules, no field has an error from them.
    const error = lazy?.caseSchema.safeParse(form.getValues()).error;
    if (!toActionIssues(error?.issues ?? []).some((issue) => issue.path === name)) form.clearErrors(path);
  }

  return { form, focus, parts, lazy, clearCorrected };
}

/** If the rules cannot be loaded, the form is not valid. */
const resolveWhenLoaded: Resolver<CaseInput> = async (values, context, options) => {
  try {
    const { resolveCase } = await loadLazyParts();
    return await resolveCase(values, context, options);
  } catch {
    const message = "Part of this page could not be loaded. Check your connection, then choose “Review case” again.";
    // Shown in the summary only.
    return { values: {}, errors: { clientToken: { type: "load", message } } };
  }
};
