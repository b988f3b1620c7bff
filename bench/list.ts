import type { Page } from "@playwright/test";
import { administer } from "./administer";
import { openTab } from "./browser";
import { type Figure, median, quantile } from "./figure";
import { listRoute } from "./routes";
import type { World } from "./world";

const caseCount = 500;
const pageSize = 25;
const keyMilliseconds = 90;
const budgetMilliseconds = { key: 50, firstRows: 1000, beyondPace: 6000 };

/** Milliseconds from a key in "Search" to the next paint, and how soon cases show when AWS takes five reads a second. */
export async function measureList(world: World): Promise<Figure[]> {
  for (let index = 1; index <= caseCount; index += 1)
    await administer(world, "POST", "cases", { title: `Keys ${index}` });
  const all = Object(await administer(world, "GET", "cases")).length;
  return [...(await measureSearch(world, all)), ...(await measurePace(world, all))];
}

async function measureSearch(world: World, all: number): Promise<Figure[]> {
  const { page, close } = await openList(world);
  await waitForRows(page, all);
  const group = `list, ${caseCount} cases: search`;
  await page.getByLabel("Search", { exact: true }).focus();
  await page.evaluate(() => [window.benchTakeKeys(), window.benchTakeRenders()]);
  // It matches fewer and fewer cases, then all again.
  const text = world.isQuick ? "keys 1" : "keys 12 ";
  await page.keyboard.type(text, { delay: keyMilliseconds });
  for (const _ of text) await page.keyboard.press("Backspace", { delay: keyMilliseconds });
  await page.waitForTimeout(100);
  const times = await page.evaluate(() => window.benchTakeKeys());
  const { renders } = await page.evaluate(() => window.benchTakeRenders());
  await close();
  return [
    { group, name: "key to next paint, p50", value: median(times), unit: "ms", budget: budgetMilliseconds.key },
    { group, name: "key to next paint, p95", value: quantile(times, 0.95), unit: "ms" },
    { group, name: "components run a key", value: renders / (2 * text.length), unit: "number" },
  ];
}

async function measurePace(world: World, all: number): Promise<Figure[]> {
  await administer(world, "PUT", "rates", { published: true });
  const since = new Date().toISOString();
  const { page, close } = await openList(world);
  const firstAt = await waitForRows(page, 1);
  const lastAt = await waitForRows(page, all);
  const query = new URLSearchParams({ sessionName: world.person.sessionName, operation: "ListCases" });
  const calls: unknown[] = Object(await administer(world, "GET", `journal?${query}`));
  const times = calls.map((call) => String(Object(call).at)).filter((at) => at > since);
  const answeredAt = Date.parse(times[0] ?? "");
  await close();
  await administer(world, "PUT", "rates", {});
  const ownPace = ((Math.ceil(all / pageSize) - 1) / 5) * 1000;
  const group = `list, ${caseCount} cases at five reads a second`;
  return [
    {
      group,
      name: "first rows after AWS's first answer",
      value: firstAt - answeredAt,
      unit: "ms",
      budget: budgetMilliseconds.firstRows,
    },
    { group, name: "all rows after AWS's first answer", value: lastAt - answeredAt, unit: "ms" },
    {
      group,
      name: "… beyond AWS's own pace",
      value: lastAt - answeredAt - ownPace,
      unit: "ms",
      budget: budgetMilliseconds.beyondPace,
    },
    { group, name: "calls of ListCases", value: times.length, unit: "number" },
  ];
}

async function openList({
  browser,
  stage,
  person: { jar },
}: World): Promise<{ page: Page; close: () => Promise<void> }> {
  const origin = stage.portal.address;
  const { page, context } = await openTab({ browser, origin, jar, usable: listRoute.usable });
  await page.goto(`${origin}${listRoute.path}`, { waitUntil: "commit" });
  return { page, close: () => context.close() };
}

/** Resolves with the moment at which the page had so many. */
async function waitForRows(page: Page, count: number): Promise<number> {
  const seen = await page.waitForFunction(
    (wanted) => (document.querySelectorAll("main tbody th").length >= wanted ? Date.now() : 0),
    count,
    { timeout: 60_000 },
  );
  return seen.jsonValue();
}
