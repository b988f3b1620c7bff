// npm test, npm run test:full and .ci/run: runs the named sets of steps, also on a fresh clone, and prints one sum.
import { ensureTestBrowser } from "./browser.mjs";
import { ensureInstalled } from "./prepare.mjs";
import * as steps from "./steps.mjs";
import { nothing, toStepTally } from "./tally.mjs";
import { buildWithoutProxy } from "./without-proxy.mjs";

const prepare = {
  name: "Packages and browser",
  async run() {
    ensureInstalled();
    process.stdout.write(`Browser: ${await ensureTestBrowser()}\n`);
    return nothing;
  },
};

// The tests about access run against this build too: the pages and actions must be safe without proxy.ts.
const withoutProxy = {
  name: "Build without proxy.ts",
  async run() {
    return buildWithoutProxy() ? nothing : toStepTally(false);
  },
};

const sets = {
  quick: [steps.lint, steps.types, steps.unit, steps.build, steps.endToEnd],
  full: [
    ...[steps.build, steps.ships, steps.node24, steps.longUnit, steps.image, steps.deploy, withoutProxy],
    ...[steps.longEndToEnd, steps.faults, steps.pace, steps.flood, steps.files, steps.cookies, steps.replicas],
  ],
};

const chosen = process.argv.slice(2).map((name) => {
  if (name === "quick" || name === "full") return sets[name];
  throw new Error(`There are the sets quick and full, but not "${name}".`);
});
await steps.runSteps([prepare, ...new Set(chosen.flat())]);
