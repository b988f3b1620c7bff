import { createRef } from "react";

/** A part of the form that takes the focus: its heading, its error summary, or the control with this path. */
export type FocusTarget = "heading" | "summary" | { control: string };

/** Moves the focus to a part of the form that React may still have to show. Call `settle` after each rendering. */
export class FormFocus {
  readonly form = createRef<HTMLFormElement>();
  readonly heading = createRef<HTMLHeadingElement>();
  readonly summary = createRef<HTMLDivElement>();
  #wanted: FocusTarget | undefined;

  readonly moveTo = (target: FocusTarget): void => {
    this.#wanted = target;
    // Where nothing has to be shown first, no rendering follows.
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
    // The browser's own form knows its controls by name and id, which are their paths.
    const named = this.form.current?.elements.namedItem(target.control);
    const control = named instanceof RadioNodeList ? named[0] : named;
    // What belongs to no control is about the form as a whole.
    return control instanceof HTMLElement ? control : this.heading.current;
  }
}
