import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
import { findChromium } from "../scripts/browser.mjs";
import type { CookieJar } from "../tools/cookie-jar";
import { watchPage } from "./page-watch";
import { countRenders } from "./render-count";

export type Slowness = {
  readonly name: string;
  /** Undefined: as fast as the machine. */
  readonly line?: { readonly latency: number; readonly bytesPerSecond: number };
  readonly cpu: number;
};

export const unthrottled: Slowness = { name: "unthrottled", cpu: 1 };

/**
 * Lighthouse's slow 4G as DevTools applies it (150 ms and 1.6 Mbit/s, corrected by its factors), and a CPU four times
 * slower.
 */
export const slowPhone: Slowness = {
  name: "slow 4G, 4× CPU",
  line: { latency: 562.5, bytesPerSecond: (1.6 * 0.9 * 1024 * 1024) / 8 },
  cpu: 4,
};

export async function launchChromium(): Promise<Browser> {
  const executablePath = await findChromium();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
}

export type Tab = { readonly context: BrowserContext; readonly page: Page; readonly cdp: CDPSession };

type TabOptions = {
  readonly browser: Browser;
  readonly origin: string;
  /** With the session of who is signed in. */
  readonly jar?: CookieJar;
  /** Selects a control; once React has taken it over, the page counts as usable. */
  readonly usable: string;
  readonly slowness?: Slowness;
  readonly hasTouch?: boolean;
};

/** Opens a measuring tab with an empty cache. Close its context after use. */
export async function openTab({
  browser,
  origin,
  jar,
  usable,
  slowness = unthrottled,
  hasTouch = false,
}: TabOptions): Promise<Tab> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin", hasTouch });
  if (jar) await context.addCookies(toCookies(jar, origin));
  const page = await context.newPage();
  // tsx adds calls of __name, which functions that run in the page need too.
  await page.addInitScript("globalThis.__name = (named) => named;");
  await page.addInitScript(watchPage, usable);
  await page.addInitScript(countRenders);
  const cdp = await context.newCDPSession(page);
  if (slowness.line) {
    const { latency, bytesPerSecond } = slowness.line;
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", {
      offline: false,
      latency,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond / 2,
    });
  }
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowness.cpu });
  return { context, page, cdp };
}

export async function waitUntilUsable(page: Page): Promise<void> {
  await page.waitForFunction(() => window.benchPageTimes().usable !== undefined, undefined, { timeout: 60_000 });
}

function toCookies(jar: CookieJar, url: string) {
  return jar
    .header()
    .split("; ")
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf("=");
      return { url, name: pair.slice(0, at), value: pair.slice(at + 1) };
    });
}
