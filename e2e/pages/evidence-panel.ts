import { expect, type Page } from "@playwright/test";
import { Keyboard } from "../keyboard";
import { CaseFormPage } from "./case-form-page";

/** The form's section "Paste evidence". */
export class EvidencePanel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get #section() {
    return this.page.getByRole("region", { name: "Evidence", exact: true });
  }

  button(name: string | RegExp) {
    return this.#section.getByRole("button", { name, exact: true });
  }

  get text() {
    return this.#section.getByRole("textbox", { name: "Findings, logs, addresses, or any text", exact: true });
  }

  get files() {
    return this.#section.getByLabel("Evidence files", { exact: true });
  }

  get fileList() {
    return this.#section.getByRole("list", { name: "Files to read", exact: true });
  }

  get heading() {
    return this.#section.getByRole("heading", { name: "What we found", exact: true });
  }

  /** The format recognised for each item. */
  get readList() {
    return this.#section.getByRole("list", { name: "What was read", exact: true }).getByRole("listitem");
  }

  entry(name: string) {
    return this.#section.getByRole("checkbox", { name, exact: true });
  }

  /** The choice for a field with one value. */
  choice(field: string, name: string) {
    return this.#section.getByRole("group", { name: field, exact: true }).getByRole("radio", { name, exact: true });
  }

  /** The value read for a field with one value. */
  asRead(field: string) {
    return this.#section.getByRole("region", { name: `${field}, as read`, exact: true });
  }

  get leftOut() {
    return this.#section.locator("details").filter({ hasText: "left out, and why" });
  }

  saying(text: string | RegExp) {
    return this.#section.getByRole("status").filter({ hasText: text });
  }

  says(text: string | RegExp) {
    return this.#section.getByText(text);
  }

  async open() {
    await this.button("Paste evidence").click();
    await expect(this.text).toBeFocused();
  }

  async read(text: string) {
    await this.open();
    await this.text.fill(text);
    await this.button("Read evidence").click();
  }

  /** By keyboard only. */
  async readByKeyboard(text: string) {
    const keyboard = new Keyboard(this.page);
    await keyboard.pressAt(this.button("Paste evidence"), "Enter");
    await expect(this.text).toBeFocused();
    await new CaseFormPage(this.page).paste(this.text, text);
    await keyboard.pressAt(this.button("Read evidence"), "Enter");
  }

  async readFile(file: { name: string; mimeType: string; buffer: Buffer }) {
    await this.open();
    await this.files.setInputFiles([file]);
    await this.button("Read evidence").click();
  }

  /** Drops files with these texts on the section. */
  async drop(files: { name: string; content: string }[]) {
    const dataTransfer = await this.page.evaluateHandle((dropped) => {
      const transfer = new DataTransfer();
      for (const { name, content } of dropped) transfer.items.add(new File([content], name));
      return transfer;
    }, files);
    await this.#section.dispatchEvent("drop", { dataTransfer });
  }
}
