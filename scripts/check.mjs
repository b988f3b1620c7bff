// npm run check: everything that needs neither a build nor a browser.
import { ensureInstalled } from "./prepare.mjs";
import { lint, runSteps, types, unit } from "./steps.mjs";
import { nothing } from "./tally.mjs";

const install = {
  name: "Packages",
  async run() {
    ensureInstalled();
    return nothing;
  },
};

await runSteps([install, lint, types, unit]);
