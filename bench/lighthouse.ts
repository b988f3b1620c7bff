import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "../scripts/browser.mjs";
import { ensureInstalled, root } from "../scripts/prepare.mjs";
import { type Figure, median } from "./figure";
import { repeatAfter } from "./repeat-after";
import { floorRoute, formRoute, listRoute, type Route, signInRoute, toCaseRoute } from "./routes";
import { logFolder } from "./stage";
import type { World } from "./world";

/** A package of its own, because only this part needs it. */
const folder = join(root, "bench/lighthouse");
const cookieFile = join(logFolder, "lighthouse-cookie.json");
const chromiumFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"];

/** The score is out of 100, the times are in milliseconds on Lighthouse's simulated phone. */
type Judged = { readonly score: number; readonly blocked: number; readonly mainThread: number };

type Report = {
  readonly categories: { readonly performance: { readonly score: number } };
  readonly audits: Readonly<Record<"total-blocking-time" | "mainthread-work-breakdown", { numericValue: number }>>;
};

/** Takes the pages in turn, so that the machine affects all alike. */
export async function measureWithLighthouse(world: World): Promise<Figure[]> {
  ensureInstalled(folder);
  const chromium = await ensureChromium();
  const routes = [formRoute, listRoute, toCaseRoute(world.caseId), signInRoute, floorRoute];
  const judged = new Map<Route, Judged[]>(routes.map((route) => [route, []]));
  for (let run = 0; run < (world.isQuick ? 1 : 5); run += 1) {
    for (const route of routes) judged.get(route)?.push(judge(world, route, chromium));
  }
  const of = (route: Route, read: (one: Judged) => number) => median((judged.get(route) ?? []).map(read));
  const signIn = {
    score: of(signInRoute, ({ score }) => score),
    blocked: of(signInRoute, ({ blocked }) => blocked),
    mainThread: of(signInRoute, ({ mainThread }) => mainThread),
  };
  // A score has no upper bound to keep, so what is missing to 100 has one.
  const missing = 100 - (signIn.score >= 97 ? 95 : signIn.score - 3);
  return routes.flatMap((route): Figure[] => {
    const group = `Lighthouse, mobile: ${route.name}`;
    const isForm = route === formRoute;
    return [
      {
        group,
        name: "points missing to 100",
        value: 100 - of(route, ({ score }) => score),
        unit: "number",
        ...(isForm && { budget: missing }),
      },
      {
        group,
        name: "total blocking time",
        value: of(route, ({ blocked }) => blocked),
        unit: "ms",
        ...(isForm && { budget: signIn.blocked + 60 }),
      },
      {
        group,
        name: "main-thread work",
        value: of(route, ({ mainThread }) => mainThread),
        unit: "ms",
        ...(isForm && { budget: signIn.mainThread * 1.2 }),
      },
    ];
  });
}

class LighthouseRuntimeError extends Error {}

/** Lighthouse now and then loses a page's trace. */
function judge(world: World, route: Route, chromium: string): Judged {
  const isRuntimeError = (error: unknown) => error instanceof LighthouseRuntimeError;
  return repeatAfter(isRuntimeError, { more: 2 }, () => judgeOnce(world, route, chromium));
}

function judgeOnce({ stage, person: { jar } }: World, route: Route, chromium: string): Judged {
  const origin = route === floorRoute ? stage.floorUrl : stage.portal.address;
  mkdirSync(logFolder, { recursive: true });
  writeFileSync(cookieFile, JSON.stringify(route.isSignedIn ? { Cookie: jar.header() } : {}), { mode: 0o600 });
  // The last one of each page is kept, for whoever looks for the cause.
  const reportFile = join(logFolder, `lighthouse${route.path.replace(/\W+/g, "-")}.json`);
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...[join(folder, "node_modules/lighthouse/cli/index.js"), `${origin}${route.path}`],
      ...["--quiet", "--only-categories=performance", "--output=json", `--output-path=${reportFile}`],
      ...[`--extra-headers=${cookieFile}`, `--chrome-flags=${chromiumFlags.join(" ")}`],
    ],
    // biome-ignore lint/style/noProcessEnv: handed on to Lighthouse; nothing here is read.
    { encoding: "utf8", env: { ...process.env, CHROME_PATH: chromium } },
  );
  if (status !== 0) {
    const message = `Lighthouse failed at ${route.name}:\n${stderr}`;
    throw stderr.includes("Runtime error encountered") ? new LighthouseRuntimeError(message) : new Error(message);
  }
  const { categories, audits } = JSON.parse(readFileSync(reportFile, "utf8")) as Report;
  return {
    score: Math.round(categories.performance.score * 100),
    blocked: audits["total-blocking-time"].numericValue,
    mainThread: audits["mainthread-work-breakdown"].numericValue,
  };
}
