import { expect, type Page } from "@playwright/test";

/** On the form: the way from findings, logs and lists into it. */
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
    return this.#section.getByLabel("Files of evidence", { exact: true });
  }

  get fileList() {
    return this.#section.getByRole("list", { name: "Files to read", exact: true });
  }

  get heading() {
    return this.#section.getByRole("heading", { name: "What was read", exact: true });
  }

  /** What each item was taken for. */
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

  get leftOut() {
    return this.#section.locator("details");
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

  /** Puts a text in and has it read. */
  async read(text: string) {
    await this.open();
    await this.text.fill(text);
    await this.button("Read evidence").click();
  }

  /** Drops files, made of these texts, on the section. */
  async drop(files: { name: string; content: string }[]) {
    const dataTransfer = await this.page.evaluateHandle((dropped) => {
      const transfer = new DataTransfer();
      for (const { name, content } of dropped) transfer.items.add(new File([content], name));
      return transfer;
    }, files);
    await this.#section.dispatchEvent("drop", { dataTransfer });
  }
}
