import type { Page } from "@playwright/test";

/** On the review: what the portal found in AWS's list before another try. */
export class FoundCases {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get box() {
    return this.page.getByRole("main").getByRole("alert");
  }

  get heading() {
    return this.box.getByRole("heading");
  }

  get showMine() {
    return this.box.getByRole("link", { name: "This is my case: show it", exact: true });
  }

  /** Sends after nothing was found, or could be looked for. */
  get openButton() {
    return this.box.getByRole("button", { name: "Open the case", exact: true });
  }

  /** Sends although something was found. */
  get noneOfThese() {
    return this.box.getByRole("button", { name: "None of these: open the case", exact: true });
  }
}
