// Runs before `npm ci`, so it imports no package.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** With a separator at its end. */
export const root = fileURLToPath(new URL("../", import.meta.url));

/** The files and folders that a build depends on. Tests in them do not count. */
export const sources = [
  ...["app", "components", "lib", "packages", "public"],
  ...["next.config.js", "postcss.config.mjs", "proxy.ts", "instrumentation.ts", "instrumentation-client.ts"],
  ...["package.json", "package-lock.json", "tsconfig.json", "deploy/case-rights.json", "deploy/case-templates.json"],
];
const sourcesRecord = join(root, ".next/casedesk-sources");

/** Runs `npm ci` when node_modules is missing or does not match package-lock.json. */
export function ensureInstalled(folder = root) {
  if (isInstalled(folder)) return;
  process.stdout.write("Installing packages (npm ci) …\n");
  // NODE_ENV=production would leave out devDependencies.
  run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], folder);
}

export function ensureBuilt() {
  if (isBuilt()) return;
  process.stdout.write("Building the portal (npm run build) …\n");
  run(process.execPath, ["scripts/build.mjs"]);
}

/** True if .next holds a build of the current sources. */
export function isBuilt() {
  return (
    ["BUILD_ID", "standalone/server.js", "casedesk-sources"].every((file) => existsSync(join(root, ".next", file))) &&
    readFileSync(sourcesRecord, "utf8") === hashSources()
  );
}

/**
 * Takes the hash from before the build, so that a file that changes meanwhile leads to another build.
 * @param {string} hash from hashSources
 */
export function recordBuild(hash) {
  writeFileSync(sourcesRecord, hash);
}

/** One hash over the names and contents of everything that a build depends on. */
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

/** The files that git tracks or would track, or every file if there is no git (an archive, a container). */
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
 * Compares with node_modules/.package-lock.json, which npm writes, by content: a checkout or a restored cache changes
 * the times. Optional packages for other systems may be missing.
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
 * Shows the command's output only when it fails, and then throws.
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
    // On Windows npm is a script that only a shell can start.
    shell: process.platform === "win32" && command === "npm",
  });
  if (status === 0) {
    process.stdout.write(`  done in ${Math.round((performance.now() - started) / 1000)} s\n`);
    return;
  }
  process.stderr.write(`${stdout ?? ""}${stderr ?? ""}`);
  throw new Error(`${command} ${args.join(" ")} failed${error ? `: ${error.message}` : ` (exit code ${status})`}.`);
}
