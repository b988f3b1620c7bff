import { createRef } from "react";

/** `control` is a field's path. */
export type FocusTarget = "heading" | "summary" | { control: string };

/** Moves the focus to a part of the form that may not be rendered yet. Call `settle` after each rendering. */
export class FormFocus {
  readonly form = createRef<HTMLFormElement>();
  readonly heading = createRef<HTMLHeadingElement>();
  readonly summary = createRef<HTMLDivElement>();
  #wanted: FocusTarget | undefined;

  readonly moveTo = (target: FocusTarget): void => {
    this.#wanted = target;
    // If the part is already there, no rendering follows.
    requestAnimationFrame(this.settle);
  };

  readonly settle = (): void => {
    const element = this.#wanted && this.#find(this.#wanted);
    element?.focus();
    if (element && document.activeElement === element) this.#wanted = undefined;
  };

  #find(target: FocusTarget): HTMLElement | null {
    if (target === "heading") return this.heading.current;
    if (target === "summary") return this.summary.current;
    // A control's name and id are its path.
    const named = this.#named(target.control) ?? this.#named(target.control.replace(/\..*/, ""));
    const control = named instanceof RadioNodeList ? named[0] : named;
    // A path without a control is about the whole form.
    return control instanceof HTMLElement ? control : this.heading.current;
  }

  /** Of a table without rows, its group. */
  #named(name: string): Element | RadioNodeList | null {
    return this.form.current?.elements.namedItem(name) ?? null;
  }
}
