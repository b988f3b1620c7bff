import type { Page } from "@playwright/test";

/** The form's notice about its draft. */
export class DraftNotice {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get restored() {
    return this.#saying(/^Your draft from .+ UTC is back\./);
  }

  get discarded() {
    return this.#saying("Draft discarded.");
  }

  get elsewhere() {
    return this.#saying("This draft is open in another tab.");
  }

  get signedOut() {
    return this.#saying("You signed out in another tab");
  }

  get keptAgain() {
    return this.#saying("Your draft is saved again.");
  }

  get notKept() {
    return this.#saying("Your browser does not let this page save a draft.");
  }

  /** The link leads to the case. */
  openedAs(caseId: string) {
    return this.#saying("You already opened this as").getByRole("link", { name: `case ${caseId}`, exact: true });
  }

  /** In the notice; the form has another "Discard draft". */
  button(name: "Discard draft" | "Undo" | "Start another case here") {
    return this.page.getByRole("main").getByRole("status").getByRole("button", { name, exact: true });
  }

  #saying(text: string | RegExp) {
    return this.page.getByRole("main").getByRole("status").filter({ hasText: text });
  }
}
