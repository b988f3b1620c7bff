import type { FieldPath } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";

export type EarlyInput = readonly { path: FieldPath<CaseInput>; value: string }[];

/**
 * What somebody typed or chose before the page's script was there: the controls of the server's HTML whose value is no longer the one it was sent
 * with. To be read while React takes over the page, before react-hook-form puts its own empty values into them. Nothing on the server, and
 * nothing when the form is not in the page yet.
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
