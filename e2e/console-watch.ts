import type { BrowserContext } from "@playwright/test";

/** What the consoles of one test's browsers said, less what the test expects. */
export type ConsoleWatch = {
  watch(context: BrowserContext): void;
  /** A test names what it provokes. */
  allow(pattern: RegExp): void;
  /** Warnings, errors and uncaught exceptions that nobody expected. */
  complaints(): string[];
};

/** Starts with nothing watched and nothing allowed. */
export function createConsoleWatch(): ConsoleWatch {
  const messages: string[] = [];
  const allowed: RegExp[] = [];
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
