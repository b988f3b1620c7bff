// npm run bench: the portal's sizes and times, compared with a bare Next app and AWS's client alone.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { ensureChromium } from "./browser.mjs";
import { ensureBuilt, ensureInstalled, root } from "./prepare.mjs";

try {
  const args = process.argv.slice(2);
  ensureInstalled();
  await ensureChromium();
  // --build names another build, so ours need not exist.
  if (!args.some((arg) => arg.startsWith("--build"))) ensureBuilt();
  const child = spawn(process.execPath, ["--import", "tsx", "bench/main.ts", ...args], { cwd: root, stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
