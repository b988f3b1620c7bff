import { expect, type Page } from "@playwright/test";

/** `/sign-in/refused`. */
export class RefusedPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get main() {
    return this.page.getByRole("main");
  }

  async verifyOnPage(heading: string) {
    await expect(this.page.getByRole("heading", { name: heading, level: 1, exact: true })).toBeVisible();
  }
}
