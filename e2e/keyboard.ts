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

  /** Tabs to the end of the page and counts the focused controls. Some take several presses. */
  async walk(key: "Tab" | "Shift+Tab"): Promise<number> {
    const stops = await this.page.evaluateHandle(() => new Set<Element | null>());
    const maxPresses = 120;
    await this.tab(key);
    for (let presses = 1; presses < maxPresses && (await this.isOnPage()); presses++) {
      await stops.evaluate((seen) => seen.add(document.activeElement));
      await this.tab(key);
    }
    return stops.evaluate(({ size }) => size);
  }

  /** How many controls Tab must reach: all visible ones, and one of each radio group. */
  countStops(): Promise<number> {
    return this.page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary")];
      return all.filter((element) => {
        const isLesserRadio = element instanceof HTMLInputElement && element.type === "radio" && !element.checked;
        return element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && !isLesserRadio;
      }).length;
    });
  }
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}
