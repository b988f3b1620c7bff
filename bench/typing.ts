import { openTab, type Slowness, slowPhone, type Tab, unthrottled, waitUntilUsable } from "./browser";
import { type Figure, median, quantile } from "./figure";
import type { RenderCount } from "./render-count";
import { formRoute } from "./routes";
import type { World } from "./world";

const keyMilliseconds = 90;
const keyBudget = { unthrottled: { p50: 50 }, slowCpu: { p75: 100 } };
const pasteBudget = { unthrottled: 300, slowCpu: 500 };
const slowCpu: SlowCpu = { name: "4× CPU", cpu: slowPhone.cpu };

/** Milliseconds to the next paint after a key, a paste and a new row, and React's exact work. */
export async function measureTyping(world: World): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const rows of [0, 50, 200]) {
    figures.push(...(await measureKeys(world, rows, unthrottled)));
  }
  figures.push(...(await measureKeys(world, 200, slowCpu)));
  figures.push(...(await measureServices(world)));
  figures.push(...(await measureRows(world)));
  return figures;
}

type SlowCpu = Pick<Slowness, "name" | "cpu">;

/** Resolves when the form is usable and idle. */
export async function openForm(
  { browser, stage, person: { jar } }: World,
  { name, cpu }: SlowCpu = unthrottled,
): Promise<Tab> {
  const origin = stage.portal.address;
  const tab = await openTab({ browser, origin, jar, usable: formRoute.usable, slowness: { name, cpu } });
  await tab.page.goto(`${origin}${formRoute.path}`, { waitUntil: "load" });
  await waitUntilUsable(tab.page);
  // By then the page has looked for a draft and loaded its lazy parts.
  await tab.page.waitForTimeout(1500);
  return tab;
}

async function measureKeys(world: World, rows: number, slowness: SlowCpu): Promise<Figure[]> {
  const tab = await openForm(world, slowness);
  if (rows > 0) await pasteRows(tab, rows);
  const group = `typing, ${rows} IP rows${slowness.cpu === 1 ? "" : `, ${slowness.name}`}`;
  const fields = [
    ["title", "title"],
    ...(rows > 0
      ? [
          ["a cell of the first row", "threatActorIpAddresses.0.userAgent"],
          ["a cell of the last row", `threatActorIpAddresses.${rows - 1}.userAgent`],
        ]
      : []),
  ] as const;
  const figures: Figure[] = [];
  for (const [what = "", name = ""] of fields) {
    await tab.page.locator(`[name="${name}"]`).focus();
    const budget = rows === 200 ? (slowness === slowCpu ? keyBudget.slowCpu : keyBudget.unthrottled) : undefined;
    figures.push(...(await typeKeys(world, tab, `${group}: ${what}`, budget)));
  }
  await tab.context.close();
  return figures;
}

type KeyBudget = { readonly p50?: number; readonly p75?: number };

async function typeKeys(
  { isQuick }: World,
  { page }: Tab,
  group: string,
  { p50, p75 }: KeyBudget = {},
): Promise<Figure[]> {
  const text = "unknown access keys in use by a build server".slice(0, isQuick ? 15 : 40);
  await page.evaluate(() => [window.benchTakeKeys(), window.benchTakeRenders()]);
  // Shorter than the half second after which the draft is saved, so that only the key is measured.
  await page.keyboard.type(text, { delay: keyMilliseconds });
  await page.waitForTimeout(100);
  const times = await page.evaluate(() => window.benchTakeKeys());
  const { commits, renders } = await page.evaluate(() => window.benchTakeRenders());
  return [
    { group, name: "key to next paint, p50", value: median(times), unit: "ms", ...(p50 && { budget: p50 }) },
    { group, name: "key to next paint, p75", value: quantile(times, 0.75), unit: "ms", ...(p75 && { budget: p75 }) },
    { group, name: "key to next paint, p95", value: quantile(times, 0.95), unit: "ms" },
    { group, name: "React commits a key", value: commits / text.length, unit: "count" },
    { group, name: "components run a key", value: renders / text.length, unit: "count" },
  ];
}

async function measureServices(world: World): Promise<Figure[]> {
  const tab = await openForm(world);
  const group = "typing, services list open";
  const box = tab.page.getByRole("combobox", { name: "Impacted services" });
  await box.focus();
  const list = tab.page.getByRole("listbox", { name: "List of services", includeHidden: true });
  await list.waitFor({ state: "attached" });
  await tab.page.evaluate(() => window.benchTakeRenders());
  const opened = await tab.page.evaluate(async () => {
    const startedAt = performance.now();
    document.activeElement?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    return window.benchPainted(startedAt);
  });
  const opening = await tab.page.evaluate(() => window.benchTakeRenders());
  const options = await list.getByRole("option").count();
  const arrows = world.isQuick ? 10 : 30;
  await tab.page.evaluate(() => window.benchTakeKeys());
  for (let key = 0; key < arrows; key += 1) await tab.page.keyboard.press("ArrowDown", { delay: keyMilliseconds });
  await tab.page.waitForTimeout(100);
  const times = await tab.page.evaluate(() => window.benchTakeKeys());
  const moving = await tab.page.evaluate(() => window.benchTakeRenders());
  const figures: Figure[] = [
    { group, name: "options", value: options, unit: "count" },
    { group, name: "opening, to the next paint", value: opened, unit: "ms" },
    { group, name: "opening, components run", value: opening.renders, unit: "count" },
    { group, name: "arrow key to next paint, p50", value: median(times), unit: "ms" },
    { group, name: "components run an arrow key", value: moving.renders / arrows, unit: "count", budget: 5 },
    ...(await typeKeys(world, tab, group)),
  ];
  await tab.context.close();
  return figures;
}

async function measureRows(world: World): Promise<Figure[]> {
  const empty = await openForm(world);
  const heapEmpty = await heapOf(empty);
  await empty.context.close();
  const pastes = await measurePastes(world, unthrottled);
  const slowPastes = await measurePastes(world, slowCpu);
  const tab = await openForm(world);
  const added = await addRows(tab, world.isQuick ? 60 : 200);
  await tab.context.close();
  const paste = "200 rows by paste";
  const one = `${added.times.length} rows one by one`;
  return [
    {
      group: paste,
      name: "to the next paint, p50",
      value: median(pastes.map(({ milliseconds }) => milliseconds)),
      unit: "ms",
      budget: pasteBudget.unthrottled,
    },
    {
      group: paste,
      name: "to the next paint, 4× CPU, p50",
      value: median(slowPastes.map(({ milliseconds }) => milliseconds)),
      unit: "ms",
      budget: pasteBudget.slowCpu,
    },
    { group: paste, name: "React commits", value: pastes[0]?.counted.commits ?? Number.NaN, unit: "count" },
    { group: paste, name: "components run", value: pastes[0]?.counted.renders ?? Number.NaN, unit: "count" },
    { group: paste, name: "heap of the empty form", value: heapEmpty, unit: "MB" },
    { group: paste, name: "heap with the rows", value: pastes.at(-1)?.heap ?? Number.NaN, unit: "MB" },
    { group: one, name: "the last ten, p50 to the next paint", value: median(added.times.slice(-10)), unit: "ms" },
    { group: one, name: "components run for the last", value: added.lastRenders, unit: "count" },
  ];
}

type Paste = { milliseconds: number; counted: RenderCount; heap: number };

async function measurePastes(world: World, slowness: SlowCpu): Promise<Paste[]> {
  const pastes: Paste[] = [];
  for (let run = 0; run < (world.isQuick ? 2 : 5); run += 1) {
    const tab = await openForm(world, slowness);
    pastes.push({ ...(await pasteRows(tab, 200)), heap: await heapOf(tab) });
    await tab.context.close();
  }
  return pastes;
}

/** Pastes lines into the first row and resolves when they are painted. */
async function pasteRows({ page }: Tab, count: number): Promise<{ milliseconds: number; counted: RenderCount }> {
  const lines = Array.from({ length: count }, (_, index) => `198.51.${100 + Math.floor(index / 250)}.${index % 250}`);
  const first = page.locator('[name="threatActorIpAddresses.0.ipAddress"]');
  await first.focus();
  await page.evaluate(() => window.benchTakeRenders());
  const milliseconds = await first.evaluate(async (input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const startedAt = performance.now();
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    const wanted = text.split("\n").length;
    const rows = () => document.querySelectorAll('[name^="threatActorIpAddresses."][name$=".ipAddress"]').length;
    while (rows() < wanted) await new Promise(requestAnimationFrame);
    return window.benchPainted(startedAt);
  }, lines.join("\n"));
  // The rows are validated after they are shown.
  await page.waitForTimeout(300);
  return { milliseconds, counted: await page.evaluate(() => window.benchTakeRenders()) };
}

/** Adds rows by the button and resolves with the time of each. */
async function addRows({ page }: Tab, count: number): Promise<{ times: number[]; lastRenders: number }> {
  const button = page.getByRole("button", { name: "Add IP address" });
  const times = await button.evaluate(async (element, wanted) => {
    const taken: number[] = [];
    while (document.querySelectorAll('[name^="threatActorIpAddresses."][name$=".ipAddress"]').length < wanted) {
      window.benchTakeRenders();
      const startedAt = performance.now();
      element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      taken.push(await window.benchPainted(startedAt));
    }
    return taken;
  }, count);
  return { times, lastRenders: (await page.evaluate(() => window.benchTakeRenders())).renders };
}

async function heapOf({ cdp }: Tab): Promise<number> {
  for (let round = 0; round < 3; round += 1) await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  return usedSize / 1_000_000;
}
