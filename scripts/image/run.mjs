import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, lstatSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** @typedef {import("./carry-out.mjs").Result} Result */

/**
 * Starts what the image would start, as its user on a tree that nobody may write, asks it for its health and a page, and
 * stops it. Answers what was seen; throws at the first thing that is not as it has to be.
 * @param {Result} image
 * @param {string} temporary an empty folder, for the only place that the process may write to
 * @param {Record<string, string>} settings of the portal
 * @returns {Promise<string[]>}
 */
export async function runImage(image, temporary, settings) {
  const root = join(image.folder, image.workdir);
  const isRoot = process.getuid?.() === 0;
  const [uid = Number.NaN, gid = Number.NaN] = image.user.split(":").map(Number);
  if (!(uid > 0) || !(gid > 0)) throw new Error(`USER ${image.user}: not the numbers of a user who is not root.`);
  protect(image.folder, isRoot);
  const user = isRoot ? { uid, gid } : {};
  const before = listTree(root);
  const port = String(await freePort());
  const [program = "", ...args] = image.command;
  const { PATH = "" } = process.env;
  /** @type {Record<string, string>} */
  const variables = { ...image.variables, ...settings, PORT: port, PATH, TMPDIR: temporary };
  // Next types NODE_ENV as one of three names, and here it is what the Dockerfile says.
  const env = /** @type {NodeJS.ProcessEnv} */ (variables);
  /** @type {import("node:child_process").SpawnOptions} */
  // A group of its own: whatever it starts is ended with it.
  const options = { cwd: root, env, ...user, stdio: ["ignore", "pipe", "pipe"], detached: true };
  const server = spawn(program, args, options);
  let output = "";
  for (const stream of [server.stdout, server.stderr]) stream?.on("data", (data) => (output += data));
  const ended = once(server, "exit");
  try {
    await untilHealthy(image.healthCheck, env, user, root);
    const page = await fetch(`http://127.0.0.1:${port}/sign-in`);
    const html = await page.text();
    if (page.status !== 200 || !html.includes("Sign in with")) throw new Error(`/sign-in answered ${page.status}.`);
    const script = /src="(\/_next\/static\/[^"]+\.js[^"]*)"/.exec(html)?.[1] ?? "/none";
    const asset = await fetch(`http://127.0.0.1:${port}${script}`);
    if (asset.status !== 200) throw new Error(`${script} answered ${asset.status}.`);
    const seen = [
      `runs as ${isRoot ? `user ${uid}` : "this user: only root can become another"}`,
      "its HEALTHCHECK says yes; /sign-in and its script are served",
    ];
    if (listTree(root) !== before) throw new Error("The tree changed while the portal ran.");
    const written = readdirSync(temporary);
    if (written.length > 0) throw new Error(`Written to TMPDIR: ${written.join(", ")}.`);
    seen.push("it wrote nothing, neither to its tree nor to TMPDIR");
    // A signal's name: kill() throws at any other.
    const signal = /** @type {NodeJS.Signals} */ (image.stopSignal);
    const started = performance.now();
    server.kill(signal);
    const stopped = await Promise.race([ended, wait(30_000, undefined, { ref: false })]);
    if (stopped === undefined) throw new Error(`It did not end within 30 seconds of ${signal}.`);
    seen.push(`ended ${Math.round(performance.now() - started)} ms after ${signal}`);
    return seen;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${output}`);
  } finally {
    endGroup(server);
  }
}

/** @param {import("node:child_process").ChildProcess} leader */
function endGroup({ pid }) {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // All of it has ended.
  }
}

/**
 * @param {string[]} check
 * @param {NodeJS.ProcessEnv} env
 * @param {{uid?: number, gid?: number}} user
 * @param {string} cwd
 */
async function untilHealthy([program = "", ...args], env, user, cwd) {
  const deadline = performance.now() + 60_000;
  while (spawnSync(program, args, { env, cwd, ...user }).status !== 0) {
    if (performance.now() > deadline) throw new Error("The HEALTHCHECK did not say yes within a minute.");
    await wait(200);
  }
}

/**
 * Readable by everyone and writable by nobody; root's, where this runs as root.
 * @param {string} path
 * @param {boolean} isRoot
 */
function protect(path, isRoot) {
  const { mode } = lstatSync(path);
  if (lstatSync(path).isSymbolicLink()) return;
  if (isRoot) chownSync(path, 0, 0);
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) protect(join(path, name), isRoot);
  chmodSync(path, (mode | 0o444 | (lstatSync(path).isDirectory() ? 0o111 : 0)) & ~0o222);
}

/**
 * Every name below, with its size and time of change, as one text.
 * @param {string} folder
 */
function listTree(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = lstatSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join("\n");
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
