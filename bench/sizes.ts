import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Response } from "@playwright/test";
import { openTab, waitUntilUsable } from "./browser";
import type { Figure } from "./figure";
import { floorRoute, formRoute, type Route, signInRoute, toCaseRoute } from "./routes";
import type { World } from "./world";

/** Whether a page comes alive with a part of its scripts held back; a page that needs one waits for it for ever. */
const aliveWithinMilliseconds = 8000;
/** After this long without a request nothing more comes by itself. */
const quietMilliseconds = 2500;

/** In bytes of gzip, over the bare page; DESIGN of the form and of the case's page. */
const budgets: Readonly<Record<string, number>> = { "/cases/new": 60_000, "/cases/[caseId]": 20_000 };

type Files = ReadonlyMap<string, Buffer>;
/** What a page ships: the scripts without which it does not come alive, and all that come by themselves. */
type Shipped = { readonly usable: Files; readonly all: Files; readonly styles: Files; readonly html: Buffer };

/** What each route ships to the browser, compressed by us, and the same of a bare Next page. */
export async function measureSizes(world: World): Promise<Figure[]> {
  const floor = await readShipped(world, floorRoute);
  const floorGzip = gzip(floor.all);
  const figures: Figure[] = [
    bytes("sizes: bare Next page", "JavaScript, gzip", floorGzip),
    bytes("sizes: bare Next page", "JavaScript, brotli", brotli(floor.all)),
  ];
  for (const route of [formRoute, toCaseRoute(world.caseId), signInRoute]) {
    const shipped = await readShipped(world, route);
    const group = `sizes: ${route.name}`;
    const budget = budgets[route.name];
    figures.push(
      bytes(group, "JavaScript to be usable, gzip", gzip(shipped.usable)),
      { ...bytes(group, "… over the bare page", gzip(shipped.usable) - floorGzip), ...(budget ? { budget } : {}) },
      bytes(group, "JavaScript in all, gzip", gzip(shipped.all)),
      bytes(group, "… over the bare page, in all", gzip(shipped.all) - floorGzip),
      bytes(group, "JavaScript in all, brotli", brotli(shipped.all)),
      bytes(group, "CSS, gzip", gzip(shipped.styles)),
      bytes(group, "HTML, gzip", gzipSync(shipped.html, { level: 9 }).length),
    );
  }
  return figures;
}

async function readShipped(world: World, route: Route): Promise<Shipped> {
  const origin = route === floorRoute ? world.stage.floorUrl : world.stage.portal.address;
  const whole = await load(world, route, origin, () => true);
  if (!whole.isAlive) throw new Error(`${route.path} did not come alive`);
  const named = new Set([...whole.scripts.keys()].filter((path) => isNamed(whole.html, path)));
  // What the HTML names comes first. If the page comes alive on that alone, the rest is not needed for it.
  const isEnough = (await load(world, route, origin, (path) => named.has(path))).isAlive;
  const usable = isEnough ? new Map([...whole.scripts].filter(([path]) => named.has(path))) : whole.scripts;
  return { usable, all: whole.scripts, styles: whole.styles, html: Buffer.from(whole.html) };
}

type Loaded = { readonly isAlive: boolean; readonly scripts: Files; readonly styles: Files; readonly html: string };

async function load(
  { browser, person: { jar } }: World,
  route: Route,
  origin: string,
  isLetThrough: (scriptPath: string) => boolean,
): Promise<Loaded> {
  const { context, page } = await openTab({ browser, origin, usable: route.usable, ...(route.isSignedIn && { jar }) });
  const scripts = new Map<string, Buffer>();
  const styles = new Map<string, Buffer>();
  let html = "";
  const bodies: Promise<void>[] = [];
  let lastAt = performance.now();
  await page.route("**/*.js*", (asked) => {
    const { pathname } = new URL(asked.request().url());
    // Held, not refused: a script that fails may make the page fail.
    return isLetThrough(pathname) ? asked.continue() : undefined;
  });
  const note = async (response: Response) => {
    const { pathname } = new URL(response.url());
    const type = response.request().resourceType();
    if (type === "document") html = (await response.body()).toString();
    if (type === "script") scripts.set(pathname, await response.body());
    if (type === "stylesheet") styles.set(pathname, await response.body());
  };
  page.on("response", (response) => {
    lastAt = performance.now();
    bodies.push(note(response));
  });
  await page.goto(`${origin}${route.path}`, { waitUntil: "commit" });
  const isAlive = await waitUntilUsable(page, aliveWithinMilliseconds).then(
    () => true,
    () => false,
  );
  while (isAlive && performance.now() - lastAt < quietMilliseconds) await page.waitForTimeout(200);
  await (isAlive ? Promise.all(bodies) : Promise.allSettled(bodies));
  await context.close();
  return { isAlive, scripts, styles, html };
}

/** A script that the HTML itself asks for, other than one for browsers without modules. */
function isNamed(html: string, path: string): boolean {
  return (html.match(/<script[^>]*>|<link[^>]*rel="(?:module)?preload"[^>]*>/g) ?? []).some(
    (tag) => tag.includes(path) && !/nomodule/i.test(tag),
  );
}

const bytes = (group: string, name: string, value: number): Figure => ({ group, name, value, unit: "bytes" });
const sum = (files: Files, compress: (file: Buffer) => Buffer) =>
  [...files.values()].reduce((total, file) => total + compress(file).length, 0);
const gzip = (files: Files) => sum(files, (file) => gzipSync(file, { level: 9 }));
const brotli = (files: Files) => sum(files, (file) => brotliCompressSync(file));
