// npm run replicas: people open cases through nginx while replicas of the production build are killed, drained and
// replaced.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { ensureNginx } from "./installed-programs.mjs";
import { ensureBuilt, ensureInstalled, root } from "./prepare.mjs";
import { buildWithoutProxy } from "./without-proxy.mjs";

const args = process.argv.slice(2);
ensureInstalled();
ensureBuilt();
const nginx = ensureNginx();
if (nginx === undefined) throw new Error("No nginx was found and none could be installed. Install one first.");
// It serves as the next version: other code, the same key for server actions.
if (!buildWithoutProxy()) process.exit(1);
const program = ["--import", "tsx", "faults/replicas-main.ts", "--nginx", nginx, ...args];
const child = spawn(process.execPath, program, { cwd: root, stdio: "inherit" });
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
const [code] = await once(child, "exit");
process.exitCode = code ?? 1;
