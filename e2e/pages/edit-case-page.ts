import { expect } from "@playwright/test";
import { CaseFormPage } from "./case-form-page";

/** `/cases/{caseId}/edit`. Its fields are those of the form. */
export class EditCasePage extends CaseFormPage {
  override async goto(caseId = "") {
    await this.page.goto(`/cases/${caseId}/edit`);
    await this.verifyOnPage();
  }

  override async verifyOnPage() {
    await expect(this.heading("Edit case")).toBeVisible();
    await expect(this.button("Review changes")).toBeVisible();
  }

  heading(name: string) {
    return this.page.getByRole("heading", { level: 1, name });
  }

  get main() {
    return this.page.getByRole("main");
  }

  get alert() {
    return this.main.getByRole("alert");
  }

  get notice() {
    return this.page.getByRole("status").filter({ hasText: "Your draft from" });
  }

  get saveButton() {
    return this.button("Save changes");
  }

  get saved() {
    return this.heading("Changes saved");
  }

  /** The review of a field, without line breaks. */
  async change(field: string): Promise<string> {
    const term = this.page.getByRole("term").filter({ hasText: new RegExp(`^${field}$`) });
    const details = term.locator("xpath=following-sibling::dd[1]");
    return (await details.innerText()).replace(/\s+/g, " ");
  }

  /** Until the button can be pressed again. */
  override async review() {
    await this.button("Review changes").click();
    await expect(this.heading("Review changes")).toBeFocused();
  }

  async save() {
    await this.saveButton.click();
  }
}
