import type { Page } from "@playwright/test";

declare global {
  interface Window {
    announcements?: string[];
  }
}

const liveRegions = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";

/** Records what a screen reader announces without the focus moving, on this page and later ones. */
export async function listenToAnnouncements(page: Page): Promise<void> {
  await page.addInitScript(listen, liveRegions);
  await page.evaluate(listen, liveRegions);
}

/** Returns each live region's whole text at every change since the last call. */
export function takeAnnouncements(page: Page): Promise<string[]> {
  return page.evaluate(() => window.announcements?.splice(0) ?? []);
}

function listen(selector: string): void {
  window.announcements = [];
  new MutationObserver((changes) => {
    const regions = changes.flatMap(({ target, addedNodes }) => {
      const around = target instanceof Element ? target.closest(selector) : target.parentElement?.closest(selector);
      const added = [...addedNodes].flatMap((node) =>
        node instanceof Element ? [node, ...node.querySelectorAll("*")].filter((one) => one.matches(selector)) : [],
      );
      return around ? [around] : added;
    });
    for (const region of new Set(regions)) {
      const text = (region.textContent ?? "").replace(/\s+/g, " ").trim();
      if (text !== "") window.announcements?.push(text);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
