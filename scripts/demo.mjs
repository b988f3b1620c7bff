// npm run demo: the production build and both simulators, on a fresh clone too.
import { ensureBuilt, ensureInstalled } from "./prepare.mjs";

try {
  ensureInstalled();
  ensureBuilt();
  const { demoPrograms, welcome } = await import("./demo-programs.mjs");
  const { heapLimits } = await import("./heap-limits.mjs");
  const { runTogether } = await import("./together.mjs");
  const { address, programs } = demoPrograms(() => [...heapLimits, ".next/standalone/server.js"]);
  await runTogether(programs, () => process.stdout.write(welcome(address)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
