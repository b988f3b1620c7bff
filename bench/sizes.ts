import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Response } from "@playwright/test";
import { openTab, waitUntilUsable } from "./browser";
import type { Figure } from "./figure";
import { floorRoute, formRoute, type Route, signInRoute, toCaseRoute } from "./routes";
import type { World } from "./world";

/** After this long without a request the page has loaded everything. */
const quietMilliseconds = 2500;

/** Budgets in bytes of gzip, over the bare page. */
const budgets: Readonly<Record<string, number>> = { "/cases/new": 60_000, "/cases/[caseId]": 20_000 };

type Files = ReadonlyMap<string, Buffer>;
/** A page's scripts at load, and with those that load when it is first used. */
type Shipped = { readonly opened: Files; readonly used: Files; readonly styles: Files; readonly html: Buffer };

/** Compressed here, for each route and a bare Next page. */
export async function measureSizes(world: World): Promise<Figure[]> {
  const floor = await readShipped(world, floorRoute);
  const floorGzip = gzip(floor.opened);
  const figures: Figure[] = [
    bytes("sizes: bare Next page", "JavaScript, gzip", floorGzip),
    bytes("sizes: bare Next page", "JavaScript, brotli", brotli(floor.opened)),
  ];
  for (const route of [formRoute, toCaseRoute(world.caseId), signInRoute]) {
    const shipped = await readShipped(world, route);
    const group = `sizes: ${route.name}`;
    const budget = budgets[route.name];
    figures.push(
      bytes(group, "JavaScript, gzip", gzip(shipped.opened)),
      { ...bytes(group, "… over the bare page", gzip(shipped.opened) - floorGzip), ...(budget ? { budget } : {}) },
      bytes(group, "JavaScript, brotli", brotli(shipped.opened)),
      bytes(group, "more at the first move of the mouse, gzip", gzip(shipped.used) - gzip(shipped.opened)),
      bytes(group, "CSS, gzip", gzip(shipped.styles)),
      bytes(group, "HTML, gzip", gzipSync(shipped.html, { level: 9 }).length),
    );
  }
  return figures;
}

async function readShipped({ browser, person: { jar }, stage }: World, route: Route): Promise<Shipped> {
  const origin = route === floorRoute ? stage.floorUrl : stage.portal.address;
  const { context, page } = await openTab({ browser, origin, usable: route.usable, ...(route.isSignedIn && { jar }) });
  const scripts = new Map<string, Buffer>();
  const styles = new Map<string, Buffer>();
  let html: Buffer = Buffer.alloc(0);
  const bodies: Promise<void>[] = [];
  let lastAt = performance.now();
  const note = async (response: Response) => {
    const { pathname } = new URL(response.url());
    const type = response.request().resourceType();
    if (type === "document") html = await response.body();
    if (type === "script") scripts.set(pathname, await response.body());
    if (type === "stylesheet") styles.set(pathname, await response.body());
  };
  page.on("response", (response) => {
    lastAt = performance.now();
    bodies.push(note(response));
  });
  const allHaveCome = async () => {
    while (performance.now() - lastAt < quietMilliseconds) await page.waitForTimeout(200);
    await Promise.all(bodies);
  };
  await page.goto(`${origin}${route.path}`, { waitUntil: "commit" });
  await waitUntilUsable(page);
  await allHaveCome();
  const opened = new Map(scripts);
  lastAt = performance.now();
  await page.mouse.move(10, 10);
  await allHaveCome();
  await context.close();
  return { opened, used: scripts, styles, html };
}

const bytes = (group: string, name: string, value: number): Figure => ({ group, name, value, unit: "bytes" });
const sum = (files: Files, compress: (file: Buffer) => Buffer) =>
  [...files.values()].reduce((total, file) => total + compress(file).length, 0);
const gzip = (files: Files) => sum(files, (file) => gzipSync(file, { level: 9 }));
const brotli = (files: Files) => sum(files, (file) => brotliCompressSync(file));
