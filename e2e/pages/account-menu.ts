import type { Page } from "@playwright/test";

/** In the header of every page. */
export class AccountMenu {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get header() {
    return this.page.getByRole("banner");
  }

  get changeRole() {
    return this.header.getByText("Change role", { exact: true });
  }

  async actAs(roleLabel: string) {
    await this.changeRole.click();
    await this.header.getByRole("button", { name: `Act as ${roleLabel}`, exact: true }).click();
  }

  async signOut() {
    await this.page.getByRole("button", { name: "Sign out", exact: true }).click();
  }

  get problem() {
    return this.header.getByRole("status");
  }
}
