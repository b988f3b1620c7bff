import type { FieldPath } from "react-hook-form";
import { type CaseSection, fieldsInOrder } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";

export type EarlyInput = readonly { path: FieldPath<CaseInput>; value: string }[];

/** Returns the section's input that was typed before the page's script ran. */
export function readEarlyInput(section: CaseSection): EarlyInput {
  const names = new Set<string>(fieldsInOrder.filter((field) => field.section === section).map(({ name }) => name));
  return [...document.querySelectorAll<HTMLElement>("form [name]")].flatMap((control) => {
    // Every control of the form carries its path as its name.
    const path = control.getAttribute("name") as FieldPath<CaseInput>;
    const value = names.has(path.split(".")[0] ?? "") ? changedValue(control) : undefined;
    return value === undefined ? [] : [{ path, value }];
  });
}

function changedValue(control: HTMLElement): string | undefined {
  if (control instanceof HTMLInputElement && control.type === "radio") {
    return control.checked && !control.defaultChecked ? control.value : undefined;
  }
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    return control.value === control.defaultValue ? undefined : control.value;
  }
  return undefined;
}
