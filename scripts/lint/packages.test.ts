import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";

// npm ci installs what the lock file names, and checks each package against the hash there.

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      link: z.boolean().optional(),
      dev: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));

const { packages } = lockSchema.parse(read("package-lock.json"));
const manifest = manifestSchema.parse(read("package.json"));

/** Neither the portal itself nor what is in packages/. */
const foreign = Object.entries(packages).filter(([path, { link }]) => path.startsWith("node_modules/") && !link);

test("every package is pinned to its bytes", () => {
  expect(foreign.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""))).toEqual([]);
});

test("every package comes from npm's registry or npm's configured registry", () => {
  const elsewhere = ([, { resolved }]: (typeof foreign)[number]) =>
    resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/");
  expect(foreign.filter(elsewhere)).toEqual([]);
});

test("every package that the portal names has one exact version", () => {
  const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+$|^file:packages\//.test(version))).toEqual([]);
});

test("no package runs a script when it is installed", () => {
  const withScript = foreign.filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = withScript.map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length));
  expect(names.filter((name) => manifest.allowScripts[name] !== false)).toEqual([]);
});

test("packages that handle every request are new enough to have no published vulnerability", () => {
  // Next: GHSA-2xp9-vwfh-vxw4 and those before it. next-auth: how it reads a session's cookies.
  const floors = { next: [16, 3, 3], "next-auth": [4, 24, 15] };
  const below = Object.entries(floors).filter(([name, floor]) => {
    const version = packages[`node_modules/${name}`]?.version?.split(".").map(Number) ?? [];
    return isBefore(version, floor);
  });
  expect(below).toEqual([]);
});

function isBefore([major = 0, minor = 0, patch = 0]: readonly number[], floor: readonly number[]): boolean {
  const [floorMajor = 0, floorMinor = 0, floorPatch = 0] = floor;
  if (major !== floorMajor) return major < floorMajor;
  return minor !== floorMinor ? minor < floorMinor : patch < floorPatch;
}
