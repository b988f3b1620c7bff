import type { Browser, BrowserContext, Page, Route } from "@playwright/test";
import { createRandom } from "../../tools/random";
import { crash } from "../crash";
import { endSession } from "../session-cookies";
import { toVisitor, type Visitor } from "../visitor";

/** Each ends the page with a half-typed form and brings the person back. */
export const endings = {
  /** The tab's process is killed. */
  "renderer killed": async ({ page, context }) => {
    await crash(page);
    return openAgain(context);
  },
  /** Closes the tab without asking. */
  "tab closed": async ({ page, context }) => {
    await page.close();
    return openAgain(context);
  },
  reload: async ({ page }) => {
    await page.reload();
    return page;
  },
  /** Types without a network, which returns only after the tab's process was killed. */
  offline: async ({ page, context }) => {
    await crash(page);
    await page.close();
    await context.setOffline(false);
    return openAgain(context);
  },
  /** The session ends, the person leaves the page to sign in and comes back. */
  "session ended": async ({ page, context, signInPage }) => {
    await endSession(context);
    await page.reload();
    await signInPage.start();
    return page;
  },
  /** After an update the portal does not know the action, and the page is reloaded as it asks. */
  "answered 409": async (visitor) =>
    submitInto(visitor, { status: 409, headers: { "x-nextjs-action-not-found": "1" } }),
  /** The portal fails, and the page is reloaded. */
  "answered 500": async (visitor) => submitInto(visitor, { status: 500, contentType: "text/plain", body: "failed" }),
} satisfies Record<string, (visitor: Visitor) => Promise<Page>>;

export type Ending = keyof typeof endings;

/** `at` is in milliseconds after the first key. */
export type CrashPoint = {
  readonly ending: Ending;
  readonly field: string;
  readonly at: number;
  readonly typed: number;
  readonly lost: number;
  /** Lost characters that were typed more than a second before the end. */
  readonly lostBeyondOneSecond: number;
};

export type Crash = {
  readonly ending: Ending;
  /** Chooses the field, the speed and the moment. */
  readonly seed: number;
};

type Options = {
  readonly browser: Browser;
  readonly baseURL: string;
  /** Cookies of a signed-in person, for the portal and the identity provider. */
  readonly signedIn: Awaited<ReturnType<BrowserContext["storageState"]>>;
};

// A digit more leaves each of them valid.
const fields = ["Title", "Description", "User agent 1", "Email 1"];
const keptWithinMilliseconds = 1000;

/** Each in a new browser. */
export async function passCrashPoints(options: Options, crashes: readonly Crash[]): Promise<CrashPoint[]> {
  const passed: CrashPoint[] = [];
  for (const point of crashes) passed.push(await passCrashPoint(options, point));
  return passed;
}

/** Types like a person, ends the page at a random moment, comes back and counts what is missing. */
async function passCrashPoint({ browser, baseURL, signedIn }: Options, { ending, seed }: Crash): Promise<CrashPoint> {
  const { next: random } = createRandom(seed);
  const context = await browser.newContext({ baseURL, storageState: signedIn, timezoneId: "Europe/Berlin" });
  try {
    const visitor = toVisitor(await context.newPage());
    const { page, caseForm } = visitor;
    await caseForm.goto();
    // A form that can be sent: some ends come with the answer to that.
    await caseForm.fill();
    await caseForm.button("Add watcher").click();
    await caseForm.watcherEmail(1).fill("soc@example.com");
    await caseForm.ipAddress(1).fill("192.0.2.1");
    const field = fields[Math.floor(random() * fields.length)] ?? "Title";
    const before = await textOf(page, field);
    await context.setOffline(ending === "offline");

    const at = 300 + random() * 3500;
    const keys: number[] = [];
    const begun = performance.now();
    await page.getByRole("textbox", { name: field, exact: true }).focus();
    await page.keyboard.press("End");
    while (performance.now() - begun < at) {
      keys.push(performance.now());
      await page.keyboard.press(String(keys.length % 10), { delay: random() * 120 });
    }
    const typed = await textOf(page, field);
    const endedAt = performance.now();

    const found = await foundAgain(await endings[ending](visitor), field, before);
    const kept = found.length - before.length;
    const due = keys.filter((key) => key < endedAt - keptWithinMilliseconds).length;
    const lost = typed.startsWith(found) ? keys.length - kept : keys.length;
    return {
      ending,
      field,
      at,
      typed: keys.length,
      lost,
      lostBeyondOneSecond: Math.max(0, due - (keys.length - lost)),
    };
  } finally {
    await context.close();
  }
}

async function openAgain(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/cases/new");
  return page;
}

async function submitInto({ page, caseForm, review }: Visitor, answer: Parameters<Route["fulfill"]>[0]): Promise<Page> {
  await page.route("**/cases/new", (route) =>
    route.request().method() === "POST" ? route.fulfill(answer) : route.continue(),
  );
  await caseForm.review();
  await review.open();
  await review.failure.waitFor();
  await page.reload();
  return page;
}

/** Waits for the draft. The field may be behind a review. */
async function foundAgain(page: Page, field: string, before: string): Promise<string> {
  await page.waitForFunction(
    () => document.body.innerText.includes("is back.") || document.title.includes("Review and open"),
  );
  const value = await textOf(page, field);
  return value.startsWith(before) ? value : "";
}

function textOf(page: Page, field: string): Promise<string> {
  return page.getByRole("textbox", { name: field, exact: true, includeHidden: true }).inputValue();
}
