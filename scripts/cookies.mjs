// npm run cookies: signs in with session tokens of several lengths, directly and through nginx, and prints a table.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { ensureNginx } from "./installed-programs.mjs";
import { ensureBuilt, ensureInstalled, root } from "./prepare.mjs";

const args = process.argv.slice(2);
ensureInstalled();
// --build names another build, so ours need not exist.
if (!args.some((arg) => arg.startsWith("--build"))) ensureBuilt();
const nginx = ensureNginx();
if (nginx === undefined) throw new Error("No nginx was found and none could be installed. Install one first.");
const program = ["--import", "tsx", "faults/cookies-main.ts", "--nginx", nginx, ...args];
const child = spawn(process.execPath, program, { cwd: root, stdio: "inherit" });
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
const [code] = await once(child, "exit");
process.exitCode = code ?? 1;
