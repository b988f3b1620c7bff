import type { Page } from "@playwright/test";
import { openTab, slowPhone, waitUntilUsable } from "./browser";
import { type Figure, median } from "./figure";
import { bytes, gzip, Loaded } from "./loaded";
import { formRoute } from "./routes";
import type { World } from "./world";

type Use = { readonly name: string; readonly act: (page: Page) => Promise<void> };

const uses: readonly Use[] = [
  { name: "a move of the mouse", act: (page) => page.mouse.move(10, 10) },
  { name: "a touch", act: (page) => page.touchscreen.tap(10, 10) },
  { name: "a key", act: (page) => page.keyboard.press("Tab") },
  {
    name: "opening the list of services",
    act: (page) => page.getByRole("combobox", { name: "Impacted services" }).click(),
  },
];

/** The bytes and the work of the form's first use, with a CPU four times slower. */
export async function measureFirstUse(world: World): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const use of uses) {
    const runs: Used[] = [];
    for (let run = 0; run < (world.isQuick ? 1 : 5); run += 1) runs.push(await measureOnce(world, use));
    const group = `first use of the form by ${use.name}`;
    figures.push(
      bytes(group, "JavaScript that comes, gzip", runs[0]?.size ?? Number.NaN),
      { group, name: "files", value: runs[0]?.files ?? Number.NaN, unit: "count" },
      { group, name: "page blocked, 4× CPU", value: median(runs.map(({ blocked }) => blocked)), unit: "ms" },
    );
  }
  return figures;
}

type Used = { size: number; files: number; blocked: number };

async function measureOnce({ browser, stage, person: { jar } }: World, { act }: Use): Promise<Used> {
  const origin = stage.portal.address;
  const slowness = { name: slowPhone.name, cpu: slowPhone.cpu };
  const { context, page } = await openTab({ browser, origin, jar, usable: formRoute.usable, slowness, hasTouch: true });
  const loaded = new Loaded(page);
  await page.goto(`${origin}${formRoute.path}`, { waitUntil: "load" });
  await waitUntilUsable(page);
  await loaded.settle();
  const before = new Set(loaded.scripts.keys());
  const blockedBefore = (await page.evaluate(() => window.benchPageTimes())).blocked;
  await act(page);
  await loaded.settle();
  const { blocked } = await page.evaluate(() => window.benchPageTimes());
  await context.close();
  const later = new Map([...loaded.scripts].filter(([path]) => !before.has(path)));
  return { size: gzip(later), files: later.size, blocked: blocked - blockedBefore };
}
