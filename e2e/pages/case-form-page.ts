import { expect, type Locator, type Page } from "@playwright/test";

/** A missing part gets valid text. */
export type CaseParts = {
  resolver?: string;
  engagement?: string;
  title?: string;
  description?: string;
  startDate?: string;
  startTime?: string;
};

/** `/cases/new`, the form. Rows count from 1. */
export class CaseFormPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async goto() {
    await this.page.goto("/cases/new");
    await this.verifyOnPage();
  }

  async verifyOnPage() {
    await expect(this.page.getByRole("heading", { name: "Open a case", level: 1, exact: true })).toBeVisible();
    // The page's scripts set the device's zone. Text typed from now on is saved.
    await expect(this.timeZone).not.toHaveValue("UTC");
  }

  resolver(label: string) {
    return this.group("Who resolves the case?").getByRole("radio", { name: label, exact: true });
  }

  engagement(label: string) {
    return this.group("Type of request").getByRole("radio", { name: label, exact: true });
  }

  get title() {
    return this.#text("Title");
  }

  get description() {
    return this.#text("Description");
  }

  get startDate() {
    return this.page.getByLabel("Estimated start date", { exact: true });
  }

  get startTime() {
    return this.page.getByLabel("Estimated start time", { exact: true });
  }

  get timeZone() {
    return this.page.getByRole("combobox", { name: "Time zone", exact: true });
  }

  get impactedAccounts() {
    return this.#text("Impacted accounts");
  }

  get regions() {
    return this.page.getByRole("combobox", { name: "Impacted Regions", exact: true });
  }

  get services() {
    return this.page.getByRole("combobox", { name: "Impacted services", exact: true });
  }

  option(name: string) {
    return this.page.getByRole("option", { name, exact: true });
  }

  get chosenRegions() {
    return this.page.getByRole("list", { name: "Chosen Regions", exact: true }).getByRole("button");
  }

  get chosenServices() {
    return this.page.getByRole("list", { name: "Chosen services", exact: true }).getByRole("button");
  }

  ipAddress(row: number) {
    return this.#text(`IP address ${row}`);
  }

  get ipAddresses() {
    return this.page.getByRole("textbox", { name: /^IP address \d+$/ });
  }

  userAgent(row: number) {
    return this.#text(`User agent ${row}`);
  }

  watcherEmail(row: number) {
    return this.#text(`Email ${row}`);
  }

  watcherName(row: number) {
    return this.#text(`Name ${row}`);
  }

  watcherJobTitle(row: number) {
    return this.#text(`Job title ${row}`);
  }

  tagKey(row: number) {
    return this.#text(`Key ${row}`);
  }

  tagValue(row: number) {
    return this.#text(`Value ${row}`);
  }

  button(name: string) {
    return this.page.getByRole("button", { name, exact: true });
  }

  get errorSummary() {
    return this.page.getByRole("alert", { name: "There is a problem", exact: true });
  }

  errorEntry(message: string) {
    return this.errorSummary.getByRole("link", { name: message, exact: true });
  }

  /** Follows the summary's link by keyboard. */
  async followError(message: string) {
    await this.errorEntry(message).focus();
    await this.page.keyboard.press("Enter");
  }

  /** A radio group or table, by its heading. */
  group(name: string) {
    const rows = this.page.getByRole("group", { name, exact: true });
    return this.page.getByRole("radiogroup", { name, exact: true }).or(rows);
  }

  /** Fills the required fields. */
  async fill({
    resolver = "Resolve case with AWS",
    engagement = "Active security incident",
    title = "Unknown access keys in use",
    description = "Keys of a build user call from an unknown network.",
    startDate = "2026-03-04",
    startTime = "05:06",
  }: CaseParts = {}) {
    await this.verifyOnPage();
    await this.resolver(resolver).check();
    await this.engagement(engagement).check();
    await this.title.fill(title);
    await this.description.fill(description);
    await this.startDate.fill(startDate);
    await this.startTime.fill(startTime);
  }

  /** By typing and Enter. */
  async choose(list: Locator, text: string, option: string) {
    await list.fill(text);
    await this.option(option).click();
  }

  /** With the clipboard and the keyboard shortcut. */
  async paste(field: Locator, text: string) {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
    await field.focus();
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  /** Waits until leaving the page loses nothing. Before, the page would ask. */
  async waitUntilKept() {
    await expect
      .poll(() => this.page.evaluate(() => window.dispatchEvent(new Event("beforeunload", { cancelable: true }))))
      .toBe(true);
  }

  async review() {
    await this.button("Review case").click();
  }

  #text(name: string) {
    return this.page.getByRole("textbox", { name, exact: true });
  }
}
