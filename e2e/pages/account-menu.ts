import type { Page } from "@playwright/test";

/** Who is signed in, in the header of every page. */
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

  get signOutButton() {
    return this.page.getByRole("button", { name: "Sign out", exact: true });
  }

  async signOut() {
    await this.signOutButton.click();
  }

  /** Asked before a sign-out erases drafts. */
  get erasing() {
    return this.page.getByRole("group", { name: "Signing out erases the drafts kept in this browser.", exact: true });
  }

  get problem() {
    return this.header.getByRole("status");
  }

  /** Signs out where a draft is kept. */
  async signOutAndErase() {
    await this.signOut();
    await this.erasing.getByRole("button", { name: "Erase and sign out", exact: true }).click();
  }
}
