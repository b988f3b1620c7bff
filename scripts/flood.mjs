// npm run flood: strangers send the dearest requests they can while somebody opens cases.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { ensureBuilt, ensureInstalled, root } from "./prepare.mjs";

const args = process.argv.slice(2);
ensureInstalled();
// --build names another build, so ours need not exist.
if (!args.some((arg) => arg.startsWith("--build"))) ensureBuilt();
const child = spawn(process.execPath, ["--import", "tsx", "faults/flood-main.ts", ...args], {
  cwd: root,
  stdio: "inherit",
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
const [code] = await once(child, "exit");
process.exitCode = code ?? 1;
