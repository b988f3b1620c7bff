// npm test: everything, on a fresh clone too.
import { ensureChromium } from "./browser.mjs";
import { ensureInstalled } from "./prepare.mjs";
import { build, endToEnd, lint, runSteps, types, unit } from "./steps.mjs";
import { nothing } from "./tally.mjs";

const prepare = {
  name: "Packages and browser",
  async run() {
    ensureInstalled();
    process.stdout.write(`Browser: ${await ensureChromium()}\n`);
    return nothing;
  },
};

await runSteps([prepare, lint, types, unit, build, endToEnd]);
