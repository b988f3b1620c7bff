import { expect, type Page } from "@playwright/test";

export type ChosenFile = { name: string; content: string | Buffer };

/** The panel "Files" on the page of a case. */
export class FilesPanel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section() {
    return this.page.locator("section").filter({ has: this.page.getByRole("heading", { name: "Files", exact: true }) });
  }

  get rows() {
    return this.section.getByRole("listitem");
  }

  row(fileName: string) {
    return this.rows.filter({ hasText: fileName });
  }

  get addButton() {
    return this.section.getByRole("button", { name: "Add files", exact: true });
  }

  get problems() {
    return this.section.getByRole("alert");
  }

  button(name: "Cancel" | "Download" | "Stop" | "Try again", fileName: string) {
    return this.section.getByRole("button", { name: `${name}: ${fileName}`, exact: true });
  }

  /** The code that acts on files loads with the first use of the page. */
  async wake() {
    // A move that comes before the page's script is none.
    await expect(async () => {
      await this.page.mouse.move(10, 10);
      await this.page.mouse.move(20, 20);
      await expect(this.addButton).toBeVisible({ timeout: 1000 });
    }).toPass();
  }

  async add(...files: ChosenFile[]) {
    await this.wake();
    const chosen = this.page.waitForEvent("filechooser");
    await this.addButton.click();
    await (await chosen).setFiles(
      files.map(({ name, content }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) })),
    );
  }

  /** The bytes that a press on "Download" saves, and under which name. */
  async download(fileName: string) {
    const saved = this.page.waitForEvent("download");
    await this.button("Download", fileName).click();
    const download = await saved;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    return { name: download.suggestedFilename(), content: Buffer.concat(chunks).toString() };
  }
}
