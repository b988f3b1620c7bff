import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installWithApt } from "./browser.mjs";

function findNginx() {
  const { PATH: path = "" } = process.env;
  const folders = [...path.split(delimiter), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"];
  return folders.map((folder) => join(folder, "nginx")).find((file) => existsSync(file));
}

/** The path of nginx. Installs Debian's as root if needed; undefined when that fails. */
export function ensureNginx() {
  const found = findNginx();
  if (found !== undefined) return found;
  process.stdout.write("Installing nginx …\n");
  return installWithApt(["nginx-light"]) ? findNginx() : undefined;
}
