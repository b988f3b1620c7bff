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

  get button() {
    return this.header.getByRole("button", { name: "Account", exact: true });
  }

  async open() {
    if ((await this.button.getAttribute("aria-expanded")) !== "true") await this.button.click();
  }

  get changeRole() {
    return this.header.getByText("Change role", { exact: true });
  }

  async actAs(roleLabel: string) {
    await this.open();
    await this.changeRole.click();
    await this.header.getByRole("button", { name: `Act as ${roleLabel}`, exact: true }).click();
  }

  async signOut() {
    await this.open();
    await this.header.getByRole("button", { name: "Sign out", exact: true }).click();
  }

  /** Asked when drafts would be lost. */
  get question() {
    return this.header.getByRole("alertdialog");
  }

  async signOutAndErase() {
    await this.signOut();
    await this.question.getByRole("button", { name: "Sign out and erase", exact: true }).click();
  }

  get problem() {
    return this.header.getByRole("status").filter({ hasText: /./ });
  }
}
