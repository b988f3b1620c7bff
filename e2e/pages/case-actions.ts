import { expect, type Page } from "@playwright/test";

/** The actions on a case's page. */
export class CaseActions {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** In the row, or in the form that it opens: never both at once. */
  button(
    name:
      | "Change status"
      | "Save status"
      | "Get help from AWS"
      | "Close case"
      | "Open a new case from this one"
      | "Cancel"
      | "Continue",
  ) {
    return this.#main.getByRole("button", { name, exact: true });
  }

  form(heading: "Change status" | "Hand this case to AWS?" | "Close this case for good?") {
    return this.#main.getByRole("heading", { name: heading, level: 2, exact: true });
  }

  status(name: string) {
    return this.#main.getByRole("radio", { name, exact: true });
  }

  get statuses() {
    return this.#main.getByRole("radio");
  }

  get confirmation() {
    return this.#main.getByLabel("Type close to confirm", { exact: true });
  }

  /** Says what has happened. */
  outcome(words: string) {
    return this.#main.getByRole("status").filter({ hasText: words });
  }

  get alert() {
    return this.#main.getByRole("alert");
  }

  async handToAws() {
    await this.button("Get help from AWS").click();
    await expect(this.form("Hand this case to AWS?")).toBeFocused();
    await this.button("Get help from AWS").click();
  }

  async close() {
    await this.button("Close case").click();
    await this.confirmation.fill("close");
    await this.button("Close case").click();
  }

  get #main() {
    return this.page.getByRole("main");
  }
}
