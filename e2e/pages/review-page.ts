import { expect, type Page } from "@playwright/test";
import { panelsUnder } from "./facts";

/** `/cases/new`, the review. */
export class ReviewPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading() {
    return this.page.getByRole("heading", { name: "Review and open", level: 1, exact: true });
  }

  get openButton() {
    return this.page.getByRole("button", { name: "Open case", exact: true });
  }

  get checkButton() {
    return this.page.getByRole("button", { name: "Check and try again", exact: true });
  }

  get backButton() {
    return this.page.getByRole("button", { name: "Back to the form", exact: true });
  }

  /** The alert about the last try. */
  get failure() {
    return this.page.getByRole("main").getByRole("alert");
  }

  /** Why sending takes so long. */
  get stillSending() {
    return this.page.getByRole("main").getByRole("status").filter({ hasText: "Still sending." });
  }

  async verifyOnPage() {
    await expect(this.heading).toBeFocused();
  }

  /** The lines that will be sent, by heading. */
  async panels() {
    await this.verifyOnPage();
    const {
      "Another way to open it": _,
      "Check before you send": __,
      ...panels
    } = await panelsUnder(this.page.getByRole("main"));
    return panels;
  }

  async open() {
    await this.verifyOnPage();
    await this.openButton.click();
  }

  async change(what: string) {
    await this.page.getByRole("button", { name: `Change ${what}`, exact: true }).click();
  }
}
