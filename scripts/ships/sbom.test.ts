import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { root } from "../prepare.mjs";

const sbomSchema = z.object({
  bomFormat: z.literal("CycloneDX"),
  metadata: z.object({ component: z.object({ name: z.literal("casedesk") }) }),
  components: z.array(z.object({ purl: z.string() })),
});

const text = execFileSync(process.execPath, [join(root, "scripts/sbom.mjs")], { encoding: "utf8" });
const { components } = sbomSchema.parse(JSON.parse(text));
const listed = components.map(({ purl }) => decodeURIComponent(purl.replace("pkg:npm/", "")));

test("npm run sbom lists every package that the build holds", () => {
  const folder = join(root, ".next/standalone/node_modules");
  const held = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|node_modules\/)(@[^/]+\/)?[^/]+\/package\.json$/.test(file))
    .map((file): { name?: string; version?: string } => JSON.parse(readFileSync(join(folder, file), "utf8")))
    .flatMap(({ name, version }) => (name && version ? [`${name}@${version}`] : []));
  expect(held.length).toBeGreaterThan(5);
  expect(held.filter((each) => !listed.includes(each))).toEqual([]);
});

test("npm run sbom lists what the portal names, also what its tools use too, and none of the tools", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const names = listed.map((each) => each.slice(0, each.lastIndexOf("@")));
  expect(Object.keys(dependencies).filter((name) => !names.includes(name))).toEqual([]);
  expect(Object.keys(devDependencies).filter((name) => names.includes(name))).toEqual([]);
});
