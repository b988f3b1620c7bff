// What the end-to-end tests run against: the simulators and portals of several settings, all on free ports. Started by
// e2e/global-setup.ts, which learns the addresses by a message and ends everything by hanging up.
import { toE2ePrograms } from "./e2e-programs.mjs";
import { freePorts } from "./free-ports.mjs";
import { runTogether } from "./together.mjs";

/** Taken together, so that no two are the same. */
const count = 8;

process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));

try {
  const { addresses, programs } = toE2ePrograms(await freePorts(count));
  await runTogether(programs, () => process.send?.(addresses));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
