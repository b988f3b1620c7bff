import type { BrowserContext } from "@playwright/test";

/** Console messages of one test's browsers, except expected ones. */
export type ConsoleWatch = {
  watch(context: BrowserContext): void;
  /** Allows the messages that a test provokes. */
  allow(pattern: RegExp): void;
  /** Unexpected warnings, errors and exceptions. */
  complaints(): string[];
};

/** The form reads these in the background, and does without them if the reader or the portal is gone by then. */
const readInBackground = /^error: Failed to load resource: .*\/api\/(membership\b|form-offers|cases\?background)/;

/** For a test that ends its portal: a page may be loading parts that it needs later, and Chromium the icon. */
export const portalGone = /^error: Failed to load resource: net::ERR_/;

/** Of a form that was sent after the session's end: the page says so itself. */
const afterTheEnd = /^error: Failed to load resource: .* 401 \(Unauthorized\) \(http:\/\/127\.0\.0\.1:\d+\/cases\b/;

export function createConsoleWatch(): ConsoleWatch {
  const messages: string[] = [];
  const allowed: RegExp[] = [readInBackground, afterTheEnd];
  return {
    watch: (context) => {
      context.on("console", (message) => {
        if (["warning", "error", "assert"].includes(message.type())) {
          messages.push(`${message.type()}: ${message.text()} (${message.location().url})`);
        }
      });
      context.on("weberror", (error) => messages.push(`uncaught: ${error.error().message}`));
    },
    allow: (pattern) => allowed.push(pattern),
    complaints: () => messages.filter((text) => !allowed.some((pattern) => pattern.test(text))),
  };
}
