import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { freePorts } from "../scripts/free-ports.mjs";
import { heapLimits } from "../scripts/heap-limits.mjs";
import { type Figure, median } from "./figure";
import type { World } from "./world";

const budgetMilliseconds = 1500;
const givenUpAfterMilliseconds = 60_000;

type Start = { readonly healthy: number; readonly page: number };

/** From the start of the process to its first answers, for the portal and the bare app in turn. */
export async function measureColdStart({ stage, isQuick }: World, floorBuild: string): Promise<Figure[]> {
  const portal: Start[] = [];
  const floor: Start[] = [];
  for (let run = 0; run < (isQuick ? 3 : 9); run += 1) {
    portal.push(await startOnce(stage.build, stage.settings, "/api/health", "/sign-in"));
    floor.push(await startOnce(floorBuild, {}, "/", "/"));
  }
  const healthy = median(portal.map((start) => start.healthy));
  const group = "cold start of the standalone build";
  return [
    { group, name: "to the first answer of /api/health", value: healthy, unit: "ms", budget: budgetMilliseconds },
    { group, name: "to the first page, /sign-in", value: median(portal.map(({ page }) => page)), unit: "ms" },
    { group, name: "bare Next app, to its page", value: median(floor.map(({ page }) => page)), unit: "ms" },
    {
      group,
      name: "the portal's page over the bare app's",
      value: median(portal.map(({ page }) => page)) / median(floor.map(({ page }) => page)),
      unit: "ratio",
    },
  ];
}

async function startOnce(
  build: string,
  settings: Readonly<Record<string, string>>,
  healthPath: string,
  pagePath: string,
): Promise<Start> {
  const [port = 0] = await freePorts(1);
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...heapLimits, "server.js"], {
    cwd: build,
    // Next's types demand NODE_ENV, which the server sets itself.
    env: { ...settings, PORT: String(port), HOSTNAME: "127.0.0.1" } as unknown as NodeJS.ProcessEnv,
    stdio: "ignore",
  });
  try {
    const healthy = await firstAnswer(`http://127.0.0.1:${port}${healthPath}`, startedAt);
    const page = await firstAnswer(`http://127.0.0.1:${port}${pagePath}`, startedAt);
    return { healthy, page };
  } finally {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
}

async function firstAnswer(url: string, startedAt: number): Promise<number> {
  while (performance.now() - startedAt < givenUpAfterMilliseconds) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.text();
    if (answer?.ok) return performance.now() - startedAt;
    await wait(5);
  }
  throw new Error(`${url} did not answer within a minute`);
}
