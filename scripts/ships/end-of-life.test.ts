import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { endOfLife, problemWith } from "../end-of-life.mjs";
import { root } from "../prepare.mjs";

const read = (file: string) => readFileSync(join(root, file), "utf8");
const { packages } = JSON.parse(read("package-lock.json"));
const { dependencies } = JSON.parse(read("package.json"));
const [, nodeOfImage = "", debian = ""] =
  /^ARG NODE_IMAGE=\S+\/node:([\d.]+)-(\w+)-slim$/m.exec(read("Dockerfile")) ?? [];
const debianReleases: Readonly<Record<string, string>> = { trixie: "13" };

/** Of the production packages, those that the portal names, and what verifies id_tokens below openid-client. */
const named = [...Object.keys(dependencies), "oauth4webapi"].filter((name) => name !== "@aws-sdk/client-security-ir");

describe("what ships has support today", () => {
  test("Node in the image", () => {
    expect(problemWith("node", nodeOfImage)).toBeUndefined();
  });

  test("Node of .nvmrc, which is the image's", () => {
    const version = read(".nvmrc").trim();
    expect([problemWith("node", version), nodeOfImage.split(".")[0]]).toEqual([undefined, version]);
  });

  test("the image's Debian", () => {
    expect(problemWith(`debian ${debian}`, debianReleases[debian] ?? "")).toBeUndefined();
  });

  test("every package that the portal names", () => {
    const problems = named.map((name) => problemWith(name, packages[`node_modules/${name}`]?.version ?? ""));
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });
});

describe("the table", () => {
  test("knows what has no more fixes", () => {
    expect(
      ["node 20", "openid-client 5", "jose 4"].map((one) => problemWith(...(one.split(" ") as [string, string]))),
    ).toEqual([
      "node 20 has had no security fixes since 2026-04-30.",
      "openid-client 5 has had no security fixes since 2026-04-30.",
      "jose 4 has had no security fixes since 2026-04-30.",
    ]);
  });

  test("ends support after its last day, and asks for a look where no day is named", () => {
    const on = (day: string, what: string, version: string) => problemWith(what, version, new Date(day));
    expect([
      on("2028-04-30T12:00:00Z", "node", "24.1.0"),
      on("2028-05-01T00:00:00Z", "node", "24.1.0"),
      on("2027-06-01T00:00:00Z", "zod", "4.6.7"),
      on("2026-11-30T00:00:00Z", "zod", "5.0.0"),
    ]).toEqual([
      undefined,
      expect.stringContaining("no security fixes"),
      expect.stringContaining("Look whether"),
      expect.stringContaining("is not in"),
    ]);
  });

  test("has one day for each", () => {
    expect(endOfLife.filter(({ ends, lookAgain }) => Boolean(ends) === Boolean(lookAgain))).toEqual([]);
  });
});
