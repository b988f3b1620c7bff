// The simulators and portals for the end-to-end tests, on free ports. e2e/global-setup.ts starts this program, receives
// the addresses as a message and ends everything by disconnecting.
import { toE2ePrograms } from "./e2e-programs.mjs";
import { freePorts } from "./free-ports.mjs";
import { runTogether } from "./together.mjs";

/** Taken together so that all differ. */
const count = 10;

process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));

try {
  const { addresses, programs } = toE2ePrograms(await freePorts(count));
  await runTogether(programs, () => process.send?.(addresses));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
