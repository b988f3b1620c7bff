import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureNginx, ensureTinyproxy } from "./installed-programs.mjs";
import { ensureInstalled, isBuilt, root } from "./prepare.mjs";
import { bin } from "./programs.mjs";
import { nothing, sum, toPlaywrightTally, toStepTally, toSumLine, toVitestTally } from "./tally.mjs";

/** @typedef {import("./tally.mjs").Tally} Tally */

/**
 * @typedef {{name: string, run: () => Promise<Tally>}} Step
 */

/** @type {Step} */
export const lint = {
  name: "Format and lint",
  // `biome ci` would colour its output even in a file.
  run: async () =>
    toStepTally(await succeeds([bin.biome, "ci", ...(process.stdout.isTTY ? [] : ["--colors=off"]), "."])),
};

/** @type {Step} */
export const types = {
  name: "Types",
  // Next generates the types of the routes; a fresh clone has none.
  run: async () => toStepTally((await succeeds([bin.next, "typegen"])) && (await succeeds([bin.tsc, "--noEmit"]))),
};

/** @type {Step} */
export const unit = {
  name: "Unit tests",
  run: () => runUnitTests(["shared", "isolated"]),
};

/** @type {Step} */
export const node24 = {
  name: "Node 24: unit tests, build and the main story",
  run: async () => toStepTally(await succeeds(["scripts/node-24.mjs"])),
};

/** @type {Step} */
export const longUnit = {
  name: "Unit tests that take long",
  run: async () => sum([await runUnitTests(["long"]), await runUnitTests(["shared"], manyCases)]),
};

/** More runs of a property than `npm test` has. */
const manyCases = { files: ["lib/cases/case-changes-properties.test.ts"], settings: { PAIRS_OF_CASES: "10000" } };

/** @type {Step} */
export const ships = {
  name: "What ships",
  run: () => runUnitTests(["ships"]),
};

/**
 * @param {string[]} projects of vitest.config.ts
 * @param {{files: string[], settings: Record<string, string>}} [only]
 */
async function runUnitTests(projects, { files, settings } = { files: [], settings: {} }) {
  const report = freshReport(`vitest-${projects.join("-")}`);
  const args = [
    ...[bin.vitest, "run", ...projects.map((name) => `--project=${name}`), ...files],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
  ];
  const succeeded = await succeeds(args, settings);
  return toVitestTally(readReport(report), succeeded);
}

/** @type {Step} */
export const build = {
  name: "Build",
  async run() {
    if (isBuilt()) {
      process.stdout.write("The build is of these sources.\n");
      return nothing;
    }
    return (await succeeds(["scripts/build.mjs"])) ? nothing : toStepTally(false);
  },
};

/** @type {Step} */
export const faults = {
  name: "Faults, many people at once",
  // Small, with a fixed seed. The long run is `npm run faults -- --submits 10000`.
  run: async () => {
    const writes = ["scripts/faults.mjs", "writes", "--writes", "60", "--seed", "1"];
    return toStepTally((await succeeds(["scripts/faults.mjs", "--seed", "1"])) && (await succeeds(writes)));
  },
};

/** @type {Step} */
export const flood = {
  name: "A flood of strangers",
  // Small. The long run is `npm run flood`.
  run: async () => toStepTally(await succeeds(["scripts/flood.mjs", "--strangers", "20", "--seconds", "1"])),
};

/** @type {Step} */
export const files = {
  name: "Files through the portal",
  // Small. The long run is `npm run files`.
  run: async () => {
    const small = ["--files", "12", "--megabytes", "10", "--at-once", "5,12"];
    return toStepTally(await succeeds(["scripts/faults.mjs", "files", ...small]));
  },
};

/** @type {Step} */
export const pace = {
  name: "AWS's rates, many people at once",
  async run() {
    const faultsInPace = ["scripts/faults.mjs", "--worlds", "paced", "--submits", "40", "--seed", "1"];
    return toStepTally((await succeeds(["scripts/rush.mjs", "--quick"])) && (await succeeds(faultsInPace)));
  },
};

/** @type {Step} */
export const cookies = {
  name: "Session cookies through proxies",
  async run() {
    if (ensureNginx() === undefined) {
      process.stdout.write("Left out: there is no nginx here, and none could be installed.\n");
      return nothing;
    }
    return toStepTally(await succeeds(["scripts/cookies.mjs", "--roles", "50"]));
  },
};

/** @type {Step} */
export const replicas = {
  name: "Replicas behind nginx",
  async run() {
    if (ensureNginx() === undefined) {
      process.stdout.write("Left out: there is no nginx here, and none could be installed.\n");
      return nothing;
    }
    return toStepTally(await succeeds(["scripts/replicas.mjs", "--submits", "30"]));
  },
};

/** @type {Step} */
export const image = {
  name: "Image, run without Docker",
  run: async () => toStepTally(await succeeds(["scripts/image.mjs"])),
};

/** A package of its own, whose dependencies the portal does not need. */
const deployFolder = join(root, "deploy");

/** @type {Step} */
export const deploy = {
  name: "Deployment: types, templates and manifests",
  async run() {
    ensureInstalled(deployFolder);
    if (!(await succeeds([bin.tsc, "-p", deployFolder]))) return toStepTally(false);
    const report = freshReport("deploy");
    const succeeded = await succeeds([
      ...[join(deployFolder, "node_modules/vitest/vitest.mjs"), "run", "--root", deployFolder],
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    ]);
    return toVitestTally(readReport(report), succeeded);
  },
};

/** @type {Step} */
export const endToEnd = {
  name: "End to end, in the browser",
  run: () => runBrowserTests(["portal"]),
};

/** @type {Step} */
export const longEndToEnd = {
  name: "End to end, what takes long",
  run() {
    // Without it, the test behind a proxy uses one of its own.
    ensureTinyproxy();
    return runBrowserTests(["full", "without proxy.ts"]);
  },
};

/** @param {string[]} projects of e2e/playwright.config.ts */
async function runBrowserTests(projects) {
  const report = freshReport(`playwright-${projects[0]}`);
  const succeeded = await succeeds(
    [
      ...[bin.playwright, "test", "-c", "e2e/playwright.config.ts", "--reporter=list,json"],
      ...projects.map((name) => `--project=${name}`),
    ],
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      // The HTML report would wait for Ctrl-C after a failure.
      PLAYWRIGHT_HTML_OPEN: "never",
    },
  );
  return toPlaywrightTally(readReport(report), succeeded);
}

/**
 * Runs the steps in order until one fails. Always prints the sum as the last line and sets the exit code.
 * @param {Step[]} steps
 */
export async function runSteps(steps) {
  /** @type {Tally[]} */
  const tallies = [];
  for (const { name, run } of steps) {
    process.stdout.write(`\n── ${name}\n`);
    const started = performance.now();
    const tally = await run().catch((error) => {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      return toStepTally(false);
    });
    tallies.push(tally);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`── ${name}: ${tally.failed > 0 ? "failed" : "done"} after ${seconds} s\n`);
    if (tally.failed > 0) break;
  }
  const total = sum(tallies);
  for (const title of total.flaky) process.stdout.write(`Passed only when repeated: ${title}\n`);
  process.stdout.write(`\n${toSumLine(total)}\n`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** @type {import("node:child_process").ChildProcess | undefined} */
let current;

// A signal ends the current step, which counts as failed; the sum is still printed.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.on(signal, () => current?.kill(signal));
}

/**
 * @param {string[]} args of node
 * @param {Record<string, string>} [settings]
 */
async function succeeds(args, settings) {
  const env = { ...process.env, ...settings };
  current = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  const [code] = await once(current, "exit");
  return code === 0;
}

/**
 * Removes the last run's report, so that a crash cannot pass for it.
 * @param {string} name
 */
function freshReport(name) {
  const file = join(root, `.cache/${name}.json`);
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
