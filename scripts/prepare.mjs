// Runs before `npm ci` has run, so it imports nothing that is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json, with a separator at its end. */
export const root = fileURLToPath(new URL("../", import.meta.url));

/** All that a build is made of, by files and folders; of tests in them, nothing. */
export const sources = [
  ...["app", "components", "lib", "packages", "public"],
  ...["next.config.js", "postcss.config.mjs", "proxy.ts", "instrumentation.ts", "instrumentation-client.ts"],
  ...["package.json", "package-lock.json", "tsconfig.json"],
];
const sourcesRecord = join(root, ".next/casedesk-sources");

/**
 * Installs what a folder's package-lock.json names, when its node_modules is missing or is of another
 * package-lock.json.
 */
export function ensureInstalled(folder = root) {
  if (isInstalled(folder)) return;
  process.stdout.write("Installing packages (npm ci) …\n");
  // NODE_ENV=production would leave out what builds and tests the portal.
  run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], folder);
}

/** Builds the portal when there is no build or its sources have changed since. */
export function ensureBuilt() {
  if (isBuilt()) return;
  process.stdout.write("Building the portal (npm run build) …\n");
  run(process.execPath, ["scripts/build.mjs"]);
}

/** Whether .next holds a build of the sources as they are. */
export function isBuilt() {
  return (
    ["BUILD_ID", "standalone/server.js", "casedesk-sources"].every((file) => existsSync(join(root, ".next", file))) &&
    readFileSync(sourcesRecord, "utf8") === hashSources()
  );
}

/**
 * Notes which sources the build in .next was made of. The hash is from before the build: a file that changes while it
 * runs must lead to another one.
 * @param {string} hash from hashSources
 */
export function recordBuild(hash) {
  writeFileSync(sourcesRecord, hash);
}

/** One hash over the names and contents of everything that a build is made of; tests are not. */
export function hashSources() {
  const hash = createHash("sha256");
  for (const file of listSources().filter((file) => !/\.test\.tsx?$/.test(file))) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** What git tracks or would track; without git (an archive, a container) every file. */
function listSources() {
  const git = spawnSync("git", ["ls-files", "-co", "--exclude-standard", "-z", "--", ...sources], {
    cwd: root,
    encoding: "utf8",
  });
  const files = git.status === 0 ? git.stdout.split("\0") : sources.flatMap(listFolder);
  return files.filter((file) => file !== "" && existsSync(join(root, file))).sort();
}

/**
 * @param {string} path relative to the root
 * @returns {string[]}
 */
function listFolder(path) {
  if (!existsSync(join(root, path))) return [];
  try {
    return readdirSync(join(root, path), { withFileTypes: true })
      .filter((entry) => entry.name !== "node_modules")
      .flatMap((entry) => (entry.isDirectory() ? listFolder(`${path}/${entry.name}`) : `${path}/${entry.name}`));
  } catch {
    return [path];
  }
}

/**
 * npm writes what it installed to node_modules/.package-lock.json. Contents are compared, not times: a checkout or a
 * restored cache changes times only. Packages for other systems (optional) are not installed and need not be.
 * @param {string} folder
 */
function isInstalled(folder) {
  const installed = readLock(join(folder, "node_modules/.package-lock.json"));
  const wanted = readLock(join(folder, "package-lock.json"));
  if (installed === undefined || wanted === undefined) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional, peer }]) => {
    const found = installed[path];
    if (path === "" || !path.includes("node_modules/")) return true;
    if (found === undefined) return Boolean(optional || devOptional || peer);
    return found.version === version && found.integrity === integrity;
  });
}

/**
 * @typedef {{version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean}} Entry
 * @param {string} file
 * @returns {Record<string, Entry> | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * Runs a command quietly: its output shows only when it fails, and then this process ends.
 * @param {string} command
 * @param {string[]} args
 * @param {string} [folder]
 */
function run(command, args, folder = root) {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    // On Windows npm is a script, which only a shell can start.
    shell: process.platform === "win32" && command === "npm",
  });
  if (status === 0) {
    process.stdout.write(`  done in ${Math.round((performance.now() - started) / 1000)} s\n`);
    return;
  }
  process.stderr.write(`${stdout ?? ""}${stderr ?? ""}`);
  throw new Error(`${command} ${args.join(" ")} failed${error ? `: ${error.message}` : ` (exit code ${status})`}.`);
}
