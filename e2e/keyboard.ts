import { expect, type Locator, type Page } from "@playwright/test";
import { findFocusFaults } from "./focus-faults";

/** More stops than any page of the portal has; who presses Tab more often will not arrive. */
const maxStops = 80;

/** A person without a mouse, who has to see where the focus is at every step. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /**
   * Presses Tab until the control has the focus. Fails when it cannot be reached so, or when the focus cannot be seen
   * on the way.
   */
  async tabTo(control: Locator) {
    await expect(control).toBeVisible();
    for (let stops = 0; stops < maxStops && !(await hasFocus(control)); stops++) await this.tab();
    await expect(control).toBeFocused();
  }

  /** The same on a page that is not the portal's, where it is not measured what the focus looks like. */
  async reach(control: Locator) {
    await expect(control).toBeVisible();
    for (let stops = 0; stops < maxStops && !(await hasFocus(control)); stops++) await this.page.keyboard.press("Tab");
    await expect(control).toBeFocused();
  }

  /**
   * Goes to the next control, or to the one before. Fails when the focus cannot be seen there; off the page it need
   * not.
   */
  async tab(key: "Tab" | "Shift+Tab" = "Tab") {
    await this.page.keyboard.press(key);
    if (await this.isOnPage()) expect(await findFocusFaults(this.page)).toEqual([]);
  }

  /** False between the last control of the page and the first, where a browser has its own. */
  isOnPage(): Promise<boolean> {
    return this.page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
  }

  /** Goes to the control and presses a key there. */
  async pressAt(control: Locator, key: "Enter" | "Space") {
    await this.tabTo(control);
    await this.page.keyboard.press(key);
  }

  /** Goes to the control and types. */
  async typeAt(control: Locator, text: string) {
    await this.tabTo(control);
    await this.page.keyboard.type(text);
  }
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}
