import { expect, type Locator, type Page } from "@playwright/test";
import { findFocusFaults } from "./focus-faults";

/** More Tab stops than any page has. */
const maxStops = 80;

/** Uses no mouse, and checks the focus at every step. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /**
   * Presses Tab until the control has the focus. Fails if it cannot be reached, or the focus is not visible on the way.
   */
  async tabTo(control: Locator) {
    await expect(control).toBeVisible();
    for (let stops = 0; stops < maxStops && !(await hasFocus(control)); stops++) await this.tab();
    await expect(control).toBeFocused();
  }

  /** For other pages, without checking the look of the focus. */
  async reach(control: Locator) {
    await expect(control).toBeVisible();
    for (let stops = 0; stops < maxStops && !(await hasFocus(control)); stops++) await this.page.keyboard.press("Tab");
    await expect(control).toBeFocused();
  }

  /** Fails if the focus is not visible on the next control. Off the page it need not be. */
  async tab(key: "Tab" | "Shift+Tab" = "Tab") {
    await this.page.keyboard.press(key);
    if (await this.isOnPage()) expect(await findFocusFaults(this.page)).toEqual([]);
  }

  /** False when the browser's own controls have the focus. */
  isOnPage(): Promise<boolean> {
    return this.page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
  }

  /** Reaches the control and presses a key. */
  async pressAt(control: Locator, key: "Enter" | "Space") {
    await this.tabTo(control);
    await this.page.keyboard.press(key);
  }

  /** Reaches the control and types. */
  async typeAt(control: Locator, text: string) {
    await this.tabTo(control);
    await this.page.keyboard.type(text);
  }
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}
