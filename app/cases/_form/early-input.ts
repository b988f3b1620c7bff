import type { FieldPath } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";

export type EarlyInput = readonly { path: FieldPath<CaseInput>; value: string }[];

/** Returns the input within `place` that was typed before the page's script ran. */
export function readEarlyInput(place: Element | null): EarlyInput {
  return [...(place?.querySelectorAll<HTMLElement>("[name]") ?? [])].flatMap((control) => {
    // Every control of a section carries its path as its name.
    const path = control.getAttribute("name") as FieldPath<CaseInput>;
    const value = changedValue(control);
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
