import type { Page } from "@playwright/test";

/** The conversation on the page of a case. */
export class Conversation {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** In the page's order. */
  get entries() {
    return this.page.getByRole("list", { name: "Conversation, oldest first" }).getByRole("listitem");
  }

  entry(text: string) {
    return this.entries.filter({ hasText: text });
  }

  get box() {
    return this.page.getByLabel("Add a comment", { exact: true });
  }

  get addButton() {
    return this.page.getByRole("button", { name: "Add comment", exact: true });
  }

  /** For a text that takes several comments. */
  get addAllButton() {
    return this.page.getByRole("button", { name: /^Add \d+ comments$/ });
  }

  get restButton() {
    return this.page.getByRole("button", { name: /^Send the rest/ });
  }

  get saveButton() {
    return this.page.getByRole("button", { name: "Save comment", exact: true });
  }

  get checkButton() {
    return this.page.getByRole("button", { name: "Check and try again", exact: true });
  }

  get mineButton() {
    return this.page.getByRole("button", { name: "It is mine", exact: true });
  }

  get againButton() {
    return this.page.getByRole("button", { name: "Add it again", exact: true });
  }

  get added() {
    return this.page.getByRole("status").filter({ hasText: "Comment added." });
  }

  /** An answer about the last try. */
  get alert() {
    return this.page.getByRole("main").getByRole("alert");
  }

  async add(text: string) {
    await this.box.fill(text);
    await this.addButton.click();
  }
}
