// npm run image: runs the build as the image does, without Docker: as the image's user, with its environment, on a tree
// that nobody may write. dockerfile.test.ts checks what is copied.

import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { demoSettings } from "./demo-settings.mjs";
import { readDockerfile } from "./dockerfile.mjs";
import { freePorts } from "./free-ports.mjs";
import { ensureBuilt, root } from "./prepare.mjs";

const { environment, user, command, healthCheck, stopSignal } = readDockerfile();
const isRoot = process.getuid?.() === 0;
const place = mkdtempSync(join(tmpdir(), "casedesk-image-"));
const app = join(place, "app");
const temporary = join(place, "temporary");

try {
  ensureBuilt();
  chmodSync(place, 0o755);
  mkdirSync(temporary);
  chmodSync(temporary, 0o777);
  cpSync(join(root, ".next/standalone"), app, { recursive: true, verbatimSymlinks: true });
  checkContent();
  protect(app);
  await runPortal();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** The image holds no settings, no tests, no simulators, and no source maps with sources. */
function checkContent() {
  const names = readdirSync(app, { recursive: true, encoding: "utf8" });
  const own = names.filter((name) => !name.startsWith("node_modules/"));
  const strange = own.filter(
    (name) => /(^|\/)(\.env|simulators|e2e|deploy)|\.test\./.test(name) || holdsSources(join(app, name)),
  );
  if (strange.length > 0) throw new Error(`The image holds ${strange.join(", ")}.`);
  say(`${own.length} files and folders beside node_modules`);
}

/** @param {string} file */
function holdsSources(file) {
  if (!/\/\.next\/static\/.*\.map$/.test(file)) return false;
  // Next writes an empty map for a worker.
  const { sources = [], sections = [] } = JSON.parse(readFileSync(file, "utf8"));
  return sources.length + sections.length > 0;
}

async function runPortal() {
  // Nobody listens at the other two.
  const [port = 0, oidc = 0, aws = 0] = await freePorts(3);
  const { portal } = demoSettings({ portal: port, oidc, aws }, randomBytes(32).toString("base64url"));
  const { HOSTNAME, ...settings } = portal;
  /** @type {Record<string, string | undefined>} */
  const variables = { ...environment, ...settings, PATH: process.env.PATH, TMPDIR: temporary };
  const options = {
    cwd: app,
    // Next types NODE_ENV as one of three names; here it is what the Dockerfile says.
    env: /** @type {NodeJS.ProcessEnv} */ (variables),
    ...(isRoot ? user : {}),
  };
  const before = listTree();
  const [program = "", ...args] = command;
  const server = spawn(program, args, options);
  let output = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (data) => (output += data));
  const ended = once(server, "exit");
  try {
    await untilHealthy(options);
    say(`healthy as ${isRoot ? `user ${user.uid}` : "this user (only root can become another)"}`);
    await checkPage(`http://127.0.0.1:${port}`);
    checkDoctor(options);
    if (listTree() !== before) throw new Error("The tree changed while the portal ran.");
    const written = readdirSync(temporary);
    if (written.length > 0) throw new Error(`Written to TMPDIR: ${written.join(", ")}.`);
    say("wrote nothing to its tree or to TMPDIR");
    const started = performance.now();
    server.kill(stopSignal);
    const stopped = await Promise.race([ended, wait(30_000, undefined, { ref: false })]);
    if (stopped === undefined) throw new Error(`Still running 30 seconds after ${stopSignal}.`);
    say(`ended ${Math.round(performance.now() - started)} ms after ${stopSignal}`);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${output}`);
  } finally {
    server.kill("SIGKILL");
  }
}

/** @param {import("node:child_process").SpawnSyncOptions} options */
async function untilHealthy(options) {
  const [program = "", ...args] = healthCheck;
  const deadline = performance.now() + 60_000;
  while (spawnSync(program, args, options).status !== 0) {
    if (performance.now() > deadline) throw new Error("The HEALTHCHECK still failed after a minute.");
    await wait(200);
  }
}

/** @param {string} address */
async function checkPage(address) {
  const page = await fetch(`${address}/sign-in`);
  const html = await page.text();
  if (page.status !== 200 || !html.includes("Sign in with")) throw new Error(`/sign-in answered ${page.status}.`);
  const script = /src="(\/_next\/static\/[^"]+\.js[^"]*)"/.exec(html)?.[1] ?? "/none";
  const asset = await fetch(`${address}${script}`);
  if (asset.status !== 200) throw new Error(`${script} answered ${asset.status}.`);
  say("serves /sign-in and its script");
}

/** @param {import("node:child_process").SpawnSyncOptions} options */
function checkDoctor(options) {
  const { status, stdout } = spawnSync("node", ["doctor.mjs"], { ...options, encoding: "utf8" });
  const isTold = /^ok +settings /m.test(stdout) && /^mend +discovery .+ECONNREFUSED/m.test(stdout);
  if (status !== 1 || !isTold) throw new Error(`doctor.mjs ended with ${status}:\n${stdout}`);
  say("doctor.mjs tells that the identity provider is not there");
}

/**
 * Readable by everyone, writable by nobody, and owned by root where this runs as root.
 * @param {string} path
 */
function protect(path) {
  const status = lstatSync(path);
  if (status.isSymbolicLink()) return;
  if (isRoot) chownSync(path, 0, 0);
  if (status.isDirectory()) for (const name of readdirSync(path)) protect(join(path, name));
  chmodSync(path, (status.mode | 0o444 | (status.isDirectory() ? 0o111 : 0)) & ~0o222);
}

/** Every name in the tree, with its size and time of change. */
function listTree() {
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = lstatSync(join(app, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join("\n");
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`image: ${line}\n`);
}
