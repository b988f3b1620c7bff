"use client";

import { useEffect, useState, useTransition } from "react";
import { type Resolver, useForm } from "react-hook-form";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { caseSections, isOptional } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { Awakening } from "../_form/awakening";
import { clearCorrected } from "../_form/clear-corrected";
import type { FormContent } from "../_form/form-context";
import { FormFocus } from "../_form/form-focus";
import { wakeWhenNeeded } from "../_form/wake-when-needed";
import { createCaseForm } from "./create-case-form";
import { lazyParts } from "./lazy-parts";

type UseCaseFormOptions = { clientToken: string; draftKeys: DraftKeys } & Pick<FormContent, "me" | "canComment">;

export function useCaseForm({ clientToken, draftKeys, me, canComment }: UseCaseFormOptions) {
  const form = useForm<CaseInput>({
    resolver: resolveWhenLoaded,
    defaultValues: newCase(clientToken, "UTC"),
    // As GOV.UK does: a message that disappears on blur would move the page under the next click.
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  const [, startTransition] = useTransition();
  const [focus] = useState(() => new FormFocus());
  const [awakening] = useState(() => new Awakening(caseSections, { sleeping: caseSections.filter(isOptional) }));
  const [parts] = useState(() => {
    return createCaseForm({ form, focus, draftKeys, startTransition, whenAwake: awakening.wakeAll });
  });
  const lazy = lazyParts.use();

  useEffect(() => (focus.form.current ? wakeWhenNeeded(focus.form.current, awakening) : undefined), [focus, awakening]);
  useEffect(() => clearCorrected(form, issuesOf), [form]);
  const [content] = useState<FormContent>({ form, me, canComment, awakening });
  return { content, focus, parts, lazy };
}

/** Undefined until the rules are loaded: before, no field has an error from them. */
function issuesOf(values: CaseInput) {
  const rules = lazyParts.loaded();
  return rules && (rules.caseSchema.safeParse(values).error?.issues ?? []);
}

/** If the rules cannot be loaded, the form is not valid. */
const resolveWhenLoaded: Resolver<CaseInput> = async (values, context, options) => {
  try {
    const { resolveCase } = await lazyParts.load();
    return await resolveCase(values, context, options);
  } catch {
    const message = "Part of this page could not be loaded. Check your connection, then choose “Review case” again.";
    // Shown in the summary only.
    return { values: {}, errors: { clientToken: { type: "load", message } } };
  }
};
