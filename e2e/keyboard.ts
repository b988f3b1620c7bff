import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page of the portal has; who presses Tab more often will not arrive. */
const maxStops = 80;

/** A person without a mouse. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses Tab until the control has the focus. Fails when it cannot be reached so. */
  async tabTo(control: Locator) {
    await expect(control).toBeVisible();
    for (let stops = 0; stops < maxStops && !(await hasFocus(control)); stops++) await this.page.keyboard.press("Tab");
    await expect(control).toBeFocused();
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
