import { openTab, type Slowness, slowPhone, unthrottled, waitUntilUsable } from "./browser";
import { type Figure, median } from "./figure";
import type { PageTimes } from "./page-watch";
import { floorRoute, formRoute, listRoute, type Route, signInRoute, toCaseRoute } from "./routes";
import type { World } from "./world";

/** After the page is usable, for late shifts and paints. */
const settleMilliseconds = 1000;

/** Loads the form, a case and a bare Next page in turn without a cache, so that the machine affects all alike. */
export async function measurePageLoads(world: World): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [slowness, runs] of [
    [unthrottled, world.isQuick ? 3 : 11],
    [slowPhone, world.isQuick ? 2 : 7],
  ] as const) {
    const routes = [formRoute, listRoute, toCaseRoute(world.caseId), signInRoute, floorRoute];
    const times = new Map<Route, PageTimes[]>(routes.map((route) => [route, []]));
    for (let run = 0; run < runs; run += 1) {
      for (const route of routes) times.get(route)?.push(await loadOnce(world, route, slowness));
    }
    figures.push(...toFigures(times, slowness));
  }
  return figures;
}

async function loadOnce(
  { browser, stage, person: { jar } }: World,
  route: Route,
  slowness: Slowness,
): Promise<PageTimes> {
  const origin = route === floorRoute ? stage.floorUrl : stage.portal.address;
  const { context, page } = await openTab({
    browser,
    origin,
    usable: route.usable,
    slowness,
    ...(route.isSignedIn && { jar }),
  });
  await page.goto(`${origin}${route.path}`, { waitUntil: "load" });
  await waitUntilUsable(page);
  await page.waitForTimeout(settleMilliseconds);
  const times = await page.evaluate(() => window.benchPageTimes());
  await context.close();
  return times;
}

function toFigures(times: ReadonlyMap<Route, readonly PageTimes[]>, slowness: Slowness): Figure[] {
  const of = (route: Route, read: (one: PageTimes) => number) => median((times.get(route) ?? []).map(read));
  const paint = (one: PageTimes) => one.largestPaint;
  const usable = (one: PageTimes) => one.usable ?? Number.NaN;
  const longest = (one: PageTimes) => one.longestTask;
  return [...times.keys()].flatMap((route): Figure[] => {
    const group = `load, ${slowness.name}: ${route.name}`;
    const own: Figure[] = [
      {
        group,
        name: "largest contentful paint",
        value: of(route, paint),
        unit: "ms",
        ...(route === formRoute && slowness === unthrottled ? { budget: 1000 } : {}),
      },
      { group, name: "usable", value: of(route, usable), unit: "ms" },
      { group, name: "long tasks", value: of(route, (one) => one.longTasks), unit: "number" },
      {
        group,
        name: "the longest",
        value: of(route, longest),
        unit: "ms",
        ...(route === formRoute && slowness === slowPhone ? { budget: Math.max(100, of(floorRoute, longest)) } : {}),
      },
      { group, name: "blocked by them", value: of(route, (one) => one.blocked), unit: "ms" },
    ];
    if (route === floorRoute) return own;
    return [
      { group, name: "paint over the bare page's", value: of(route, paint) / of(floorRoute, paint), unit: "ratio" },
      { group, name: "usable over the bare page's", value: of(route, usable) / of(floorRoute, usable), unit: "ratio" },
      // The worst of all loads: one shift is one too many.
      {
        group,
        name: "layout shift, in thousandths",
        value: Math.max(...(times.get(route) ?? []).map(({ shift }) => Math.round(shift * 1000))),
        unit: "count",
        budget: 0,
      },
      ...own,
    ];
  });
}
