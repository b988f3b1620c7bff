// npm run rush: people want the same thing at the same moment, and AWS throttles as it publishes.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { ensureTestBrowser } from "./browser.mjs";
import { ensureBuilt, ensureInstalled, root } from "./prepare.mjs";

const args = process.argv.slice(2);
ensureInstalled();
if (!args.includes("--quick")) await ensureTestBrowser();
// --build names another build, so ours need not exist.
if (!args.some((arg) => arg.startsWith("--build"))) ensureBuilt();
const program = ["--import", "tsx", "faults/rush-main.ts", ...args];
const child = spawn(process.execPath, program, { cwd: root, stdio: "inherit" });
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
const [code] = await once(child, "exit");
process.exitCode = code ?? 1;
