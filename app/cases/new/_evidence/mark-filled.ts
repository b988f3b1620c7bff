import type { Control, FieldPath, UseFormReturn } from "react-hook-form";
import { setFieldMarks } from "@/components/form/field-marks";
import type { CaseParts } from "@/lib/cases/case-link";
import type { CaseInput } from "@/lib/cases/case-schema";

type Marked = FieldPath<CaseInput>;

// Their values when they were filled. Only this tab knows them.
const filledIn = new WeakMap<Control<CaseInput>, Map<Marked, string>>();

/** Marks fields and tables until their values change, by hand or with the whole form. */
export function markFilled(form: UseFormReturn<CaseInput>, parts: CaseParts): void {
  const filled = filledIn.get(form.control) ?? watched(form);
  for (const path of pathsOf(parts)) filled.set(path, asText(form, path));
  show(filled);
}

function watched(form: UseFormReturn<CaseInput>): Map<Marked, string> {
  const filled = new Map<Marked, string>();
  filledIn.set(form.control, filled);
  form.subscribe({
    formState: { values: true },
    callback: ({ name }) => {
      const changed = [...filled].filter(([path, value]) => mayConcern(name, path) && asText(form, path) !== value);
      for (const [path] of changed) filled.delete(path);
      if (changed.length > 0) show(filled);
    },
  });
  return filled;
}

function show(filled: ReadonlyMap<Marked, string>): void {
  setFieldMarks(new Map([...filled.keys()].map((path) => [path, "Filled from evidence"])));
}

// The start has three boxes.
function pathsOf(parts: CaseParts): Marked[] {
  const { reportedIncidentStartDate: start, ...others } = parts;
  const boxes = Object.keys(start ?? {}).map((box) => `reportedIncidentStartDate.${box}`);
  // CaseParts has no other keys.
  return [...Object.keys(others), ...boxes] as Marked[];
}

function asText(form: UseFormReturn<CaseInput>, path: Marked): string {
  return JSON.stringify(form.getValues(path));
}

// Without a name, the whole form has changed.
function mayConcern(name: string | undefined, path: string): boolean {
  return name === undefined || `${path}.`.startsWith(`${name}.`) || `${name}.`.startsWith(`${path}.`);
}
