import type { FieldErrors, FieldPath, UseFormReturn } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";
import { errorsIn } from "../_fields/field-messages";

type Issue = { path: readonly PropertyKey[] };

/**
 * Clears each error as soon as it no longer holds. A change never adds or rewords one. `findIssues` is undefined until
 * the rules are loaded. Returns how to stop.
 */
export function clearCorrected(
  form: UseFormReturn<CaseInput>,
  findIssues: (values: CaseInput) => readonly Issue[] | undefined,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = new Set<string>();

  function clear(errors: FieldErrors<CaseInput>): void {
    const issues = findIssues(form.getValues());
    const wrong = new Set(issues?.map(({ path }) => path.map(String).join(".")));
    for (const { path, type } of errorsIn(errors)) {
      const isOfRules = type === "custom";
      const isOver = isOfRules ? issues !== undefined && !wrong.has(path) : changed.has(path) && !wrong.has(path);
      // Every control of the form carries its path as its name.
      if (isOver) form.clearErrors(path as FieldPath<CaseInput>);
    }
    changed.clear();
  }

  const unsubscribe = form.subscribe({
    formState: { values: true },
    callback: ({ name, errors }) => {
      if (name === undefined || errors === undefined || Object.keys(errors).length === 0) return;
      changed.add(name);
      clearTimeout(timer);
      timer = setTimeout(() => clear(errors));
    },
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
