import { defineConfig } from "@playwright/test";
import { findTestBrowser } from "../scripts/browser.mjs";
import { testsWithoutProxy } from "../scripts/e2e-programs.mjs";
import type { Options } from "./test";

const chromium = await findTestBrowser();

/** The files in e2e/full, and single tests elsewhere that have this tag. */
const takesLong = /\bfull\/|@full\b/;

export default defineConfig<Options>({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../test-results",
  globalSetup: "./global-setup.ts",
  fullyParallel: true,
  workers: 2,
  // On a busy machine a wait can be too short. `npm test` lists tests that passed only on a retry.
  retries: 1,
  reporter: "list",
  timeout: 60_000,
  expect: { timeout: 15_000, toMatchAriaSnapshot: { children: "deep-equal" } },
  // A missing snapshot is a failure. Write it with --update-snapshots=all.
  updateSnapshots: "none",
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: "on-first-retry",
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
    // For npm test.
    { name: "portal", grepInvert: takesLong },
    // For npm run test:full.
    { name: "full", grep: takesLong },
    // The tests about access, where nothing stands before the pages and actions. No script of a page may run there: the
    // policy that lets it comes from proxy.ts.
    ...(testsWithoutProxy()
      ? [
          {
            name: "without proxy.ts",
            grep: /@authorisation/,
            use: { portal: "withoutProxy" as const, bypassCSP: true },
          },
        ]
      : []),
  ],
});
