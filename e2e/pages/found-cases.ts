import type { Page } from "@playwright/test";

/** The review's alert about the search in AWS's list. */
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

  /** Sends if nothing was found, or the search was not possible. */
  get openButton() {
    return this.box.getByRole("button", { name: "Open the case", exact: true });
  }

  /** Sends although a case was found. */
  get noneOfThese() {
    return this.box.getByRole("button", { name: "None of these: open the case", exact: true });
  }
}
