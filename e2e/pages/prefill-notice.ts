import type { Page } from "@playwright/test";

/** The form's notice about a prefilled link. */
export class PrefillNotice {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get filled() {
    return this.saying("A link filled in this form. Check every answer.");
  }

  get asking() {
    return this.saying("You opened a link that fills in this form, and you already have a draft.");
  }

  saying(text: string | RegExp) {
    return this.page.getByRole("main").getByRole("status").filter({ hasText: text });
  }

  button(name: "Use the link" | "Keep my draft" | "Undo" | "Go back to my draft") {
    return this.page.getByRole("main").getByRole("status").getByRole("button", { name, exact: true });
  }
}
