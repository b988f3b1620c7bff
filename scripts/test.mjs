// npm test: everything, on a fresh clone too.
import { ensureChromium } from "./browser.mjs";
import { ensureInstalled } from "./prepare.mjs";
import { build, deploy, endToEnd, faults, image, lint, replicas, runSteps, types, unit } from "./steps.mjs";
import { nothing, toStepTally } from "./tally.mjs";
import { buildWithoutProxy } from "./without-proxy.mjs";

const prepare = {
  name: "Packages and browser",
  async run() {
    ensureInstalled();
    process.stdout.write(`Browser: ${await ensureChromium()}\n`);
    return nothing;
  },
};

// The tests about access run against this one too: proxy.ts is a courtesy, and the guards are in the pages and actions.
const withoutProxy = {
  name: "Build without proxy.ts",
  async run() {
    return buildWithoutProxy() ? nothing : toStepTally(false);
  },
};

await runSteps([prepare, lint, types, unit, build, image, deploy, withoutProxy, endToEnd, faults, replicas]);
