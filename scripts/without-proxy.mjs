import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { hashSources, root } from "./prepare.mjs";

/** A second build, without proxy.ts, to prove that no page and no action relies on it. */
const folder = join(root, ".cache/without-proxy");
const record = join(folder, "sources-hash");

export const serverWithoutProxy = join(folder, ".next/standalone/server.js");

const copied = [
  ...["app", "components", "lib", "packages", "public", "scripts"],
  ...["deploy/case-rights.json", "deploy/case-templates.json"],
  ...["next.config.js", "postcss.config.mjs", "instrumentation.ts", "instrumentation-client.ts"],
  ...["package.json", "package-lock.json", "tsconfig.json", "next-env.d.ts"],
];

/** True if that build exists and is current. */
export function isBuiltWithoutProxy() {
  return existsSync(serverWithoutProxy) && existsSync(record) && readFileSync(record, "utf8") === toRecord();
}

/** Names the sources, and the build whose key it shares. */
function toRecord() {
  return `${hashSources()} ${serverActionsKey()}`;
}

/** Builds it unless it is current. False when the build fails, which shows why. */
export function buildWithoutProxy() {
  if (isBuiltWithoutProxy()) {
    process.stdout.write("The build without proxy.ts is of these sources.\n");
    return true;
  }
  const made = toRecord();
  copySources();
  const script = join(folder, "scripts/build.mjs");
  // The same key, as a next version of one deployment has: each build accepts the other's forms.
  const env = { ...process.env, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: serverActionsKey() };
  const { status } = spawnSync(process.execPath, [script], { cwd: folder, stdio: "inherit", env });
  if (status === 0) writeFileSync(record, made);
  return status === 0;
}

/** The key of the build in .next; empty without one. */
function serverActionsKey() {
  const manifest = join(root, ".next/server/server-reference-manifest.json");
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")).encryptionKey : "";
}

/** Leaves out tests, which need the simulators to compile, and keeps the cache of an earlier build. */
function copySources() {
  mkdirSync(folder, { recursive: true });
  for (const path of copied) {
    const to = join(folder, path);
    rmSync(to, { recursive: true, force: true });
    if (!existsSync(join(root, path))) continue;
    cpSync(join(root, path), to, { recursive: true, filter: (file) => !/\.test\.tsx?$|[\\/]testing$/.test(file) });
  }
  rmSync(join(folder, "node_modules"), { recursive: true, force: true });
  linkFolder(join(root, "node_modules"), join(folder, "node_modules"));
}

/**
 * Hard links: a copy would take half a gigabyte, and the bundler refuses a symbolic link out of its folder. The
 * relative link of @aws-sdk/client-security-ir leads to the copy's packages/.
 * @param {string} from
 * @param {string} to
 */
function linkFolder(from, to) {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}
