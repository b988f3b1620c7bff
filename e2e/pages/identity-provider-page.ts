import { expect, type Page } from "@playwright/test";
import type { Persona } from "../persona";
import { password } from "../sign-in-over-http";

/** The demo identity provider's own pages. */
export class IdentityProviderPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get login() {
    return this.page.getByLabel("User name", { exact: true });
  }

  get password() {
    return this.page.getByLabel("Password", { exact: true });
  }

  async verifyOnPage() {
    await expect(
      this.page.getByRole("heading", { name: "Demo identity provider", level: 1, exact: true }),
    ).toBeVisible();
  }

  async signInAs({ login }: Persona) {
    await this.verifyOnPage();
    await this.login.fill(login);
    await this.password.fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  async confirmSignOut() {
    await this.verifyOnPage();
    await this.page.getByRole("button", { name: "Sign out", exact: true }).click();
  }
}
