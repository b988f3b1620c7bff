import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashSources, root } from "./prepare.mjs";

/** Where the portal is built once more without proxy.ts, to show that no page or action relies on it. */
export const folderWithoutProxy = join(root, ".cache/without-proxy");

export const serverWithoutProxy = join(folderWithoutProxy, ".next/standalone/server.js");

const record = join(folderWithoutProxy, "sources-hash");

/** Whether that build exists and is of the sources as they are. */
export function isBuiltWithoutProxy() {
  return existsSync(serverWithoutProxy) && existsSync(record) && readFileSync(record, "utf8") === hashSources();
}

/**
 * Notes of which sources the build without proxy.ts was made.
 * @param {string} hash from hashSources
 */
export function recordBuildWithoutProxy(hash) {
  writeFileSync(record, hash);
}
