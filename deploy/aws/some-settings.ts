import { fileURLToPath } from "node:url";
import { readSettings, type Settings } from "./settings";

const example = fileURLToPath(new URL("../settings.example.json", import.meta.url));

/** The example's settings, with a test's changes. */
export function someSettings(
  change: { identity?: Partial<Settings["identity"]>; portal?: Partial<Settings["portal"]> } = {},
) {
  const { identity, portal } = readSettings(example);
  if (!portal) throw new Error("The example has a portal.");
  return { identity: { ...identity, ...change.identity }, portal: { ...portal, ...change.portal } };
}
