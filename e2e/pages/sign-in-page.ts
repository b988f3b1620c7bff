import { expect, type Page } from "@playwright/test";

/** `/sign-in`. */
export class SignInPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get button() {
    return this.page.getByRole("button", { name: "Sign in with Demo SSO", exact: true });
  }

  get problem() {
    return this.page.getByRole("main").getByRole("alert");
  }

  async verifyOnPage() {
    await expect(this.page.getByRole("heading", { name: "Sign in", level: 1, exact: true })).toBeVisible();
    await expect(this.button).toBeVisible();
  }

  /** Goes to the identity provider. */
  async start() {
    await this.verifyOnPage();
    await this.button.click();
  }
}
