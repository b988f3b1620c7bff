import { expect, type Page } from "@playwright/test";
import { CaseActions } from "./case-actions";
import { Conversation } from "./conversation";
import { panelsUnder } from "./facts";

/** `/cases/{caseId}`. */
export class CasePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading() {
    return this.page.getByRole("heading", { name: /^Case \d+/, level: 1 });
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
    return this.heading.locator("bdi");
  }

  get conversation() {
    return new Conversation(this.page);
  }

  get actions() {
    return new CaseActions(this.page);
  }

  /** Says which side the case waits for. */
  banner(heading: string | RegExp) {
    return this.main.getByRole("heading", { name: heading, level: 2 });
  }

  /** The heading of the alert in place of the details. */
  get unreadable() {
    return this.main.getByText(/^(You cannot view this case|The details could not be loaded)$/);
  }

  get refreshButton() {
    return this.main.getByRole("button", { name: "Refresh", exact: true });
  }

  /** Announced by a screen reader after a press on it. */
  get refreshed() {
    return this.main.getByRole("status").filter({ hasText: "Updated" });
  }

  async goto(caseId: string) {
    await this.page.goto(`/cases/${caseId}`);
    await this.verifyOnPage(caseId);
  }

  async verifyOnPage(caseId: string) {
    await expect(this.heading).toContainText(`Case ${caseId}`);
  }

  /** The ID of the case just opened, as the page shows it. */
  async caseId(): Promise<string> {
    const heading = await this.heading.innerText();
    return /^Case (\d+)/.exec(heading)?.[1] ?? "";
  }

  /** The details, line by line, by heading. */
  async panels() {
    await expect(this.heading).toBeVisible();
    await expect(this.pending).toBeHidden();
    return panelsUnder(this.main);
  }

  /** Among the details. */
  moment(name: string) {
    const term = this.main.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) });
    return term.locator("xpath=following-sibling::dd[1]").locator("time");
  }

  async copy(what: "Copy link" | "Copy case ID" | "Copy as text") {
    await this.page.getByRole("button", { name: what, exact: true }).click();
  }
}
