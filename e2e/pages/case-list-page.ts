import { expect, type Page } from "@playwright/test";

/** `/cases`. */
export class CaseListPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async goto(fragment = "") {
    await this.page.goto(`/cases${fragment}`);
    await expect(this.heading).toBeVisible();
  }

  get main() {
    return this.page.getByRole("main");
  }

  get heading() {
    return this.page.getByRole("heading", { name: "Cases", level: 1, exact: true });
  }

  get waitingHeading() {
    return this.main.getByRole("heading", { name: "Waiting for you", level: 2, exact: true });
  }

  get table() {
    return this.page.getByRole("table", { name: "Cases", exact: true });
  }

  /** The cases shown, in the page's order. */
  get rows() {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  row(text: string) {
    return this.rows.filter({ hasText: text });
  }

  /** The IDs of the cases shown. */
  get ids() {
    return this.table.getByRole("rowheader");
  }

  get search() {
    return this.page.getByLabel("Search", { exact: true });
  }

  get status() {
    return this.page.getByLabel("Status", { exact: true });
  }

  get resolvedBy() {
    return this.page.getByLabel("Resolved by", { exact: true });
  }

  get showClosed() {
    return this.page.getByLabel("Show closed cases", { exact: true });
  }

  /** Only on a narrow page, whose cards have no headings of columns. */
  get sortBy() {
    return this.page.getByLabel("Sort by", { exact: true });
  }

  async sortByColumn(label: string) {
    await this.table.getByRole("columnheader", { name: label, exact: true }).getByRole("button").click();
  }

  get goToCase() {
    return this.page.getByLabel("Go to a case", { exact: true });
  }

  get refreshButton() {
    return this.page.getByRole("button", { name: "Refresh", exact: true });
  }

  get tryAgainButton() {
    return this.page.getByRole("button", { name: "Try again", exact: true });
  }

  get stopped() {
    return this.main.getByRole("alert");
  }

  get reading() {
    return this.main.getByText(/^Reading more cases from AWS… [\d,]+ so far$/);
  }

  /** Resolves when every page has been read. */
  async waitUntilRead() {
    await expect(this.main.getByText(/^Updated \d\d:\d\d UTC$/).filter({ visible: true })).toBeVisible({
      timeout: 30_000,
    });
  }

  /** Returns the clipboard's content after the press. */
  async copy(name: "Copy hand-over" | "Copy as Markdown"): Promise<string> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const read = () => this.page.evaluate(() => navigator.clipboard.readText());
    await this.page.evaluate(() => navigator.clipboard.writeText(""));
    await this.page.getByRole("button", { name, exact: true }).click();
    await expect.poll(read).not.toBe("");
    return read();
  }
}
