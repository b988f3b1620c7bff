import { defineConfig } from "@playwright/test";
import { findChromium } from "../scripts/browser.mjs";
import { isBuiltWithoutProxy } from "../scripts/without-proxy.mjs";
import type { Options } from "./test";

const chromium = await findChromium();

// Asked once per run: the workers read this file too, and a source may be edited meanwhile.
process.env.CASEDESK_E2E_WITHOUT_PROXY ??= isBuiltWithoutProxy() ? "yes" : "no";

export default defineConfig<Options>({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../test-results",
  globalSetup: "./global-setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: "list",
  timeout: 45_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    trace: "retain-on-failure",
    locale: "en-GB",
    // Not UTC, which hides mistakes about zones.
    timezoneId: "Europe/Berlin",
    launchOptions: {
      ...(chromium !== undefined && { executablePath: chromium }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "portal" },
    // The tests about access, where nothing stands before the pages and actions.
    ...(process.env.CASEDESK_E2E_WITHOUT_PROXY === "yes"
      ? [{ name: "without proxy.ts", grep: /@authorisation/, use: { portal: "withoutProxy" as const } }]
      : []),
  ],
});
