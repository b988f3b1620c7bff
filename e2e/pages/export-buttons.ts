import { expect, type Page } from "@playwright/test";

export const exportNames = ["Copy as AWS CLI command", "Copy as JSON", "Copy as text"] as const;

export type CopyName = (typeof exportNames)[number] | "Copy as prefilled link";

/** The review's buttons for copying the case. */
export class ExportButtons {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  button(name: CopyName) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Returns the clipboard's content after the press. */
  async copy(name: CopyName): Promise<string> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.button(name).click();
    await expect(this.page.getByText("Copied", { exact: true }).filter({ visible: true })).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
