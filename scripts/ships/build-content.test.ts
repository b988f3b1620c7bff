import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../prepare.mjs";

// What the production build holds, in its packages and inside its own chunks.

const standalone = join(root, ".next/standalone");
const files = readdirSync(standalone, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name));
const packages = files
  .filter((file) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file))
  .map((file): { name?: string; version?: string } => JSON.parse(readFileSync(file, "utf8")));

/** Libraries without fixes: the major version that none may be below, and words that only older versions hold. */
const withoutFixes = [
  { name: "openid-client", atLeast: 6, words: "unexpected JWT alg received" },
  { name: "jose", atLeast: 6, words: "ERR_JWE_DECOMPRESSION_FAILED" },
];

describe("the production build", () => {
  test("holds no image optimiser, whose native code reads hostile files", () => {
    expect(files.filter((file) => /node_modules\/(?:sharp|@img)\//.test(file))).toEqual([]);
  });

  test("holds nothing of what casedesk-link alone needs", () => {
    expect(files.filter((file) => /@modelcontextprotocol|casedesk-link/.test(file))).toEqual([]);
  });

  test("holds the licenses of what it is made of", () => {
    const notices = readFileSync(join(standalone, "THIRD-PARTY-NOTICES.txt"), "utf8");
    const names = packages
      .map(({ name = "", version = "" }) => `${name} ${version}:`)
      .filter((name) => name.length > 3);
    const missing = [...names, "openid-client 6", "jose 6", "next-auth 4", "zod 4"].filter(
      (name) => !notices.includes(name),
    );
    expect([missing, /Permission is hereby granted/.test(notices)]).toEqual([[], true]);
  });

  test.each(withoutFixes)("holds no package $name before $atLeast", ({ name, atLeast }) => {
    const old = packages.filter((each) => each.name === name && Number(each.version?.split(".")[0]) < atLeast);
    expect(old).toEqual([]);
  });

  test.each(withoutFixes)("holds no code of $name before $atLeast in its chunks", ({ words }) => {
    const code = files.filter((file) => /\.(?:js|mjs|cjs)$/.test(file));
    expect(code.length).toBeGreaterThan(100);
    expect(code.filter((file) => readFileSync(file, "utf8").includes(words))).toEqual([]);
  });
});
