import { openTab, waitUntilUsable } from "./browser";
import type { Figure } from "./figure";
import { brotli, bytes, type Files, gzip, Loaded } from "./loaded";
import { floorRoute, formRoute, listRoute, type Route, signInRoute, toCaseRoute, toEditRoute } from "./routes";
import type { World } from "./world";

/** Budgets in bytes of gzip, over the bare page. */
const budgets: Readonly<Record<string, number>> = {
  "/cases/new": 60_000,
  "/cases": 35_000,
  "/cases/[caseId]": 35_000,
};

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
  for (const route of [formRoute, listRoute, toCaseRoute(world.caseId), toEditRoute(world.caseId), signInRoute]) {
    const shipped = await readShipped(world, route);
    const group = `sizes: ${route.name}`;
    const budget = budgets[route.name];
    figures.push(
      bytes(group, "JavaScript, gzip", gzip(shipped.opened)),
      { ...bytes(group, "… over the bare page", gzip(shipped.opened) - floorGzip), ...(budget ? { budget } : {}) },
      bytes(group, "JavaScript, brotli", brotli(shipped.opened)),
      bytes(group, "more at the first move of the mouse, gzip", gzip(shipped.used) - gzip(shipped.opened)),
      bytes(group, "CSS, gzip", gzip(shipped.styles)),
      bytes(group, "HTML, gzip", gzip(new Map([["", shipped.html]]))),
    );
  }
  return figures;
}

async function readShipped({ browser, person: { jar }, stage }: World, route: Route): Promise<Shipped> {
  const origin = route === floorRoute ? stage.floorUrl : stage.portal.address;
  const { context, page } = await openTab({ browser, origin, usable: route.usable, ...(route.isSignedIn && { jar }) });
  const loaded = new Loaded(page);
  await page.goto(`${origin}${route.path}`, { waitUntil: "commit" });
  await waitUntilUsable(page);
  await loaded.settle();
  const opened = new Map(loaded.scripts);
  await page.mouse.move(10, 10);
  await loaded.settle();
  await context.close();
  return { opened, used: loaded.scripts, styles: loaded.styles, html: loaded.html };
}
