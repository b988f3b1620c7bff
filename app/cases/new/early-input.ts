import type { FieldPath } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";

export type EarlyInput = readonly { path: FieldPath<CaseInput>; value: string }[];

/**
 * What was typed before the page's script ran. Call it while React hydrates the page, before react-hook-form writes its
 * empty values into the controls.
 */
export function readEarlyInput(): EarlyInput {
  if (typeof document === "undefined") return [];
  return [...document.querySelectorAll<HTMLElement>("form [name]")].flatMap((control) => {
    const value = changedValue(control);
    // Every control of the form carries its path as its name.
    return value === undefined ? [] : [{ path: control.getAttribute("name") as FieldPath<CaseInput>, value }];
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
