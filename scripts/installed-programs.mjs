import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installWithApt } from "./browser.mjs";

/**
 * The path of a program of this machine.
 * @param {string} name
 */
export function findProgram(name) {
  const { PATH: path = "" } = process.env;
  const folders = [...path.split(delimiter), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * The same. Installs Debian's as root if needed; undefined when that fails.
 * @param {string} name
 * @param {string} debianPackage
 */
function ensureProgram(name, debianPackage) {
  const found = findProgram(name);
  if (found !== undefined) return found;
  process.stdout.write(`Installing ${name} …\n`);
  return installWithApt([debianPackage]) ? findProgram(name) : undefined;
}

export const ensureNginx = () => ensureProgram("nginx", "nginx-light");

export const ensureTinyproxy = () => ensureProgram("tinyproxy", "tinyproxy-bin");
