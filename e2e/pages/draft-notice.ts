import type { Page } from "@playwright/test";

/** What the form says about the draft that it keeps. */
export class DraftNotice {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The draft is back, from a moment in UTC. */
  get restored() {
    return this.#saying(/^Your draft of .+ UTC is back\./);
  }

  get discarded() {
    return this.#saying("The draft is discarded.");
  }

  get elsewhere() {
    return this.#saying("You are writing this case in another tab.");
  }

  get signedOut() {
    return this.#saying("You signed out in another tab");
  }

  get keptAgain() {
    return this.#saying("What is on this page is saved again.");
  }

  get notKept() {
    return this.#saying("Your browser does not let this page keep a draft.");
  }

  /** The draft is a case already; the link leads to it. */
  openedAs(caseId: string) {
    return this.#saying("Already opened as").getByRole("link", { name: `case ${caseId}`, exact: true });
  }

  /** The button in the notice; the form has another one. */
  button(name: "Discard draft" | "Undo" | "Start another case here") {
    return this.page.getByRole("main").getByRole("status").getByRole("button", { name, exact: true });
  }

  #saying(text: string | RegExp) {
    return this.page.getByRole("main").getByRole("status").filter({ hasText: text });
  }
}
