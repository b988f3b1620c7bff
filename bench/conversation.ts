import type { Page } from "@playwright/test";
import { administer } from "./administer";
import { openTab, type Tab, waitUntilUsable } from "./browser";
import { type Figure, median, quantile } from "./figure";
import { toCaseRoute } from "./routes";
import type { World } from "./world";

const commentCount = 1000;
const pageSize = 25;
const keyMilliseconds = 90;
const budgetMilliseconds = { usable: 1000, key: 50 };
const creator = "arn:aws:sts::111122223333:assumed-role/IncidentResponder/max@example.com";

/** A case with 1,000 comments: how soon one can write, and milliseconds from a key in the composer to the next paint. */
export async function measureConversation(world: World): Promise<Figure[]> {
  const { caseId } = Object(await administer(world, "POST", "cases", { title: "A long conversation" }));
  for (let number = 1; number <= commentCount; number += 1)
    await administer(world, "POST", "comments", {
      caseId,
      body: `Comment ${number}.\n${"What we saw. ".repeat(20)}`,
      creator,
    });
  return [...(await measureOpening(world, caseId)), ...(await measureKeys(world, caseId))];
}

async function measureOpening(world: World, caseId: string): Promise<Figure[]> {
  const runs: { usable: number; all: number }[] = [];
  for (let run = 0; run < (world.isQuick ? 1 : 5); run += 1) {
    const { page, context } = await openCase(world, caseId);
    await waitUntilUsable(page);
    const { usable = Number.NaN } = await page.evaluate(() => window.benchPageTimes());
    if ((await countEntries(page)) < pageSize) throw new Error("The page is usable without its first comments");
    runs.push({ usable, all: await waitForEntries(page, commentCount) });
    await context.close();
  }
  const group = `conversation, ${commentCount} comments`;
  return [
    {
      group,
      name: `composer usable, with the first ${pageSize}, p50`,
      value: median(runs.map(({ usable }) => usable)),
      unit: "ms",
      budget: budgetMilliseconds.usable,
    },
    { group, name: "all shown, p50", value: median(runs.map(({ all }) => all)), unit: "ms" },
  ];
}

async function measureKeys(world: World, caseId: string): Promise<Figure[]> {
  await administer(world, "PUT", "rates", { published: true });
  const tab = await openCase(world, caseId);
  await waitUntilUsable(tab.page);
  await tab.page.locator("#comment").focus();
  const whileReading = await typeKeys(world, tab, "while the rest is read at AWS's pace");
  if ((await countEntries(tab.page)) >= commentCount) throw new Error("Everything was read before the last key");
  await administer(world, "PUT", "rates", {});
  await waitForEntries(tab.page, commentCount);
  const figures = [...whileReading, ...(await typeKeys(world, tab, "all read"))];
  await tab.context.close();
  return figures;
}

async function typeKeys({ isQuick }: World, { page }: Tab, when: string): Promise<Figure[]> {
  const text = "Two keys of the build user, since Monday.".slice(0, isQuick ? 15 : 40);
  await page.evaluate(() => [window.benchTakeKeys(), window.benchTakeRenders()]);
  await page.keyboard.type(text, { delay: keyMilliseconds });
  await page.waitForTimeout(100);
  const times = await page.evaluate(() => window.benchTakeKeys());
  const { renders } = await page.evaluate(() => window.benchTakeRenders());
  const group = `conversation, ${commentCount} comments: composer, ${when}`;
  return [
    { group, name: "key to next paint, p50", value: median(times), unit: "ms", budget: budgetMilliseconds.key },
    { group, name: "key to next paint, p95", value: quantile(times, 0.95), unit: "ms" },
    { group, name: "components run a key", value: renders / text.length, unit: "number" },
  ];
}

async function openCase({ browser, stage, person: { jar } }: World, caseId: string): Promise<Tab> {
  const origin = stage.portal.address;
  const tab = await openTab({ browser, origin, jar, usable: "#comment" });
  await tab.page.goto(`${origin}${toCaseRoute(caseId).path}`, { waitUntil: "commit" });
  return tab;
}

function countEntries(page: Page): Promise<number> {
  return page.locator('ol[aria-label^="Conversation"] > li').count();
}

/** Resolves with the milliseconds since the navigation at which the page had so many. */
async function waitForEntries(page: Page, count: number): Promise<number> {
  const seen = await page.waitForFunction(
    (wanted) =>
      document.querySelectorAll('ol[aria-label^="Conversation"] > li').length >= wanted ? performance.now() : 0,
    count,
    { timeout: 120_000 },
  );
  return seen.jsonValue();
}
