import type { FieldPath, UseFormReturn } from "react-hook-form";
import type { CaseParts } from "@/lib/cases/case-link";
import type { CaseInput } from "@/lib/cases/case-schema";

/**
 * Returns an undo function, which leaves fields alone that were changed since and returns their names.
 */
export function fillForm(form: UseFormReturn<CaseInput>, parts: CaseParts): () => (keyof CaseParts)[] {
  // CaseParts has no other keys.
  const names = Object.keys(parts) as (keyof CaseParts)[];
  const before = structuredClone(form.getValues());
  for (const name of names) setMember(form, name, parts[name]);
  const filled = new Map(names.map((name) => [name, JSON.stringify(form.getValues(name))]));
  return () => {
    const changed = names.filter((name) => JSON.stringify(form.getValues(name)) !== filled.get(name));
    for (const name of names) if (!changed.includes(name)) setMember(form, name, before[name]);
    return changed;
  };
}

function setMember(form: UseFormReturn<CaseInput>, name: keyof CaseParts, value: unknown): void {
  // Name and value belong together; TypeScript can follow such a pair only for one name at a time.
  form.setValue(name as FieldPath<CaseInput>, structuredClone(value) as never);
  form.clearErrors(name);
}
