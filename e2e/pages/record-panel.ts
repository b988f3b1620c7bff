import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";

/** "Save record" on the page of a case, and the record for print. */
export class RecordPanel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get openButton() {
    return this.page.getByRole("button", { name: "Save record", exact: true });
  }

  get panel() {
    return this.page.getByRole("region", { name: "Save record", exact: true });
  }

  format(name: "Markdown" | "JSON") {
    return this.panel.getByRole("button", { name, exact: true });
  }

  get printLink() {
    return this.panel.getByRole("link", { name: "Print", exact: true });
  }

  get cancelButton() {
    return this.page.getByRole("button", { name: "Cancel", exact: true });
  }

  /** Says what has become of the record. */
  outcome(words: string | RegExp) {
    return this.page.getByRole("status").filter({ hasText: words });
  }

  get printed() {
    return this.page.getByRole("article");
  }

  /** Presses, and resolves with what the browser saved. */
  async save(name: "Markdown" | "JSON"): Promise<{ fileName: string; text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.format(name).click()]);
    return { fileName: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  /** Holds every page of comments but the first until the returned function is called. */
  async holdLaterPages(): Promise<() => void> {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await this.page.route(/\/record\?list=comments&token=/, async (route) => {
      await held;
      // The page may have given up.
      await route.continue().catch(() => {});
    });
    return release;
  }
}
