import { expect, type Page } from "@playwright/test";
import { panelsUnder } from "./facts";

/** `/cases/{caseId}`. */
export class CasePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading() {
    return this.page.getByRole("heading", { name: /^Case \d+$/, level: 1 });
  }

  get main() {
    return this.page.getByRole("main");
  }

  get opened() {
    return this.main.getByRole("status").filter({ hasText: "Case opened" });
  }

  get pending() {
    return this.main.getByText("Reading the case from AWS…", { exact: true });
  }

  /** Present once AWS has answered. */
  get title() {
    return this.main.getByRole("definition").first();
  }

  /** The heading of the alert in place of the details. */
  get unreadable() {
    return this.main.getByText(/^(You cannot view this case|The details could not be loaded)$/);
  }

  async goto(caseId: string) {
    await this.page.goto(`/cases/${caseId}`);
    await this.verifyOnPage(caseId);
  }

  async verifyOnPage(caseId: string) {
    await expect(this.page.getByRole("heading", { name: `Case ${caseId}`, level: 1, exact: true })).toBeVisible();
  }

  /** The ID of the case just opened, as the page shows it. */
  async caseId(): Promise<string> {
    const heading = await this.heading.innerText();
    return heading.replace("Case ", "");
  }

  /** The details, line by line, by heading. */
  async panels() {
    await expect(this.heading).toBeVisible();
    await expect(this.pending).toBeHidden();
    return panelsUnder(this.main);
  }

  async copy(what: "Copy link" | "Copy case ID") {
    await this.page.getByRole("button", { name: what, exact: true }).click();
  }
}
