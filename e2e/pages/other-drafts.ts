import type { Page } from "@playwright/test";

/** The form's list of the person's other drafts. */
export class OtherDrafts {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  row(title: string) {
    return this.page
      .getByRole("region", { name: "Your other drafts", exact: true })
      .getByRole("listitem")
      .filter({ hasText: title });
  }

  async continueWith(title: string) {
    await this.row(title).getByRole("button").click();
  }
}
