// npm run faults: many people open cases through the production build while AWS, the network and the replicas fail.
// npm run faults:comments, npm run faults:writes and npm run files: the same for comments, for what else changes a case,
// and for files.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { ensureBuilt, ensureInstalled, root } from "./prepare.mjs";

const part = ["comments", "writes", "files"].find((name) => name === process.argv[2]);
const program = part ? `faults/${part}/main.ts` : "faults/main.ts";
const args = process.argv.slice(part ? 3 : 2);
ensureInstalled();
// --build names another build, so ours need not exist.
if (!args.some((arg) => arg.startsWith("--build"))) ensureBuilt();
const child = spawn(process.execPath, ["--import", "tsx", program, ...args], { cwd: root, stdio: "inherit" });
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
const [code] = await once(child, "exit");
process.exitCode = code ?? 1;
