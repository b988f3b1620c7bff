import type { Page } from "@playwright/test";

/** Templates and watcher groups on the form. */
export class Offers {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the list and takes one of it. */
  async choose(from: "Start from a template" | "Add a group", label: string) {
    await this.button(from).click();
    await this.button(label).click();
  }

  button(name: string) {
    return this.page.getByRole("main").getByRole("button", { name, exact: true });
  }

  saying(text: string) {
    return this.page.getByRole("main").getByRole("status").filter({ hasText: text });
  }

  get drillBand() {
    return this.page.getByRole("main").getByRole("complementary", { name: "Drill", exact: true });
  }
}
