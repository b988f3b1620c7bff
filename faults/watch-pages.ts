import { setTimeout as wait } from "node:timers/promises";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { findTestBrowser } from "../scripts/browser.mjs";
import { openForm } from "../tools/form-page";
import { createRandom } from "../tools/random";
import { callAction, readActionId } from "../tools/server-action";
import { createAnalysts } from "./people";
import { signInAll } from "./round";
import type { RushOptions } from "./rush";
import { openStage } from "./stage";
import { readAnswer, toInput } from "./submit-case";
import { toWorld } from "./worlds";

/**
 * Many people leave the page of a case open, in a real browser. Returns what is wrong: more than one GetCase a second
 * on average from the second minute on, or a page that shows an error.
 */
export async function watchPages(
  { build, seed, minutes, pages: count }: RushOptions & { minutes: number; pages: number },
  say: (text: string) => void,
): Promise<string[]> {
  const random = createRandom(seed);
  const stage = await openStage({ build, secret: `${random.uuid()}${random.uuid()}`, replicas: 1 });
  const { portal } = stage;
  const account = await stage.openAccount(toWorld("paced"));
  const [analyst] = createAnalysts(1);
  if (!analyst) throw new Error("There is an analyst");
  await signInAll(stage, [analyst]);
  const { jar } = analyst;
  const args = [toInput("Watched", random.uuid()), await openForm(portal, jar)];
  const actionId = readActionId(build, "app/cases/new/action.ts", "openCase");
  const opened = readAnswer(await callAction({ portal, replica: portal.nextReplica(), jar, actionId, args }));
  if (opened.kind !== "opened") throw new Error("The case to watch was not opened");

  // The replica, not the portal's address: nothing listens there.
  const origin = `http://127.0.0.1:${portal.ports()[0]}`;
  const executablePath = await findTestBrowser();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  const context = await browser.newContext();
  await context.addCookies(toCookies(jar.header(), origin));
  const startedAt = Date.now();
  const tabs = await openTabs(context, `${origin}/cases/${opened.caseId}`, count);
  await wait(Math.max(0, startedAt + minutes * 60_000 - Date.now()));
  const errors = await countErrors(tabs);
  await browser.close();

  const calls = await account.aws.callTimes("GetCase");
  await account.close();
  await stage.close();
  const perMinute = Array.from({ length: minutes }, (_, minute) => {
    const from = startedAt + minute * 60_000;
    return calls.filter((at) => at >= from && at < from + 60_000).length;
  });
  say(
    `${count} open pages, GetCase calls in each minute: ${perMinute.join(", ")}; pages that show an error: ${errors}`,
  );
  const tooMany = perMinute.slice(1).filter((number) => number > 60);
  return [
    ...(tooMany.length > 0 ? [`  open pages: ${tooMany.join(", ")} GetCase calls in a minute`] : []),
    ...(errors > 0 ? [`  open pages: ${errors} show an error`] : []),
  ];
}

/** All at once, as after an alarm. */
async function openTabs(context: BrowserContext, address: string, count: number): Promise<Page[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const page = await context.newPage();
      await page.goto(address, { timeout: 120_000 });
      return page;
    }),
  );
}

async function countErrors(pages: readonly Page[]): Promise<number> {
  const shown = await Promise.all(
    pages.map(async (page) => {
      const text = await page.locator("main").innerText();
      return !text.includes("Watched") || /AWS is busy|refresh failed|did not answer|could not be loaded/.test(text);
    }),
  );
  return shown.filter(Boolean).length;
}

function toCookies(header: string, url: string) {
  return header.split("; ").map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return { name, value: value.join("="), url };
  });
}
