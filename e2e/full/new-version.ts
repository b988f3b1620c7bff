import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { serverWithoutProxy } from "../../scripts/without-proxy.mjs";

/** Next reads an action's kind from the first two digits; the rest is a hash with the key. */
const toOtherId = (id: string) => `${id.slice(0, 2)}${[...id.slice(2)].reverse().join("")}`;

/** Another build with the same key for server actions, like the next version of a deployment. */
export const nextVersion = serverWithoutProxy;

/** The same version with another key, which changes the id of every action. `remove` deletes it. */
export function createVersionOfOtherKey(): { readonly server: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "casedesk-version-"));
  cpSync(dirname(nextVersion), folder, { recursive: true });
  const output = join(folder, ".next");
  const manifest = readFileSync(join(output, "server/server-reference-manifest.json"), "utf8");
  const ids = Object.keys(Object(JSON.parse(manifest)).node);
  for (const file of readdirSync(output, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(js|json)$/.test(name),
  )) {
    const text = readFileSync(join(output, file), "utf8");
    const changed = ids.reduce((part, id) => part.replaceAll(id, toOtherId(id)), text);
    if (changed !== text) writeFileSync(join(output, file), changed);
  }
  return { server: join(folder, "server.js"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
