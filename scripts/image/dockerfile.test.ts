import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root, sources } from "../prepare.mjs";
import { parseDockerfile, toContextFilter, toVariables } from "./dockerfile.mjs";

const stages = parseDockerfile(readFileSync(join(root, "Dockerfile"), "utf8"));
const reaches = toContextFilter(readFileSync(join(root, ".dockerignore"), "utf8"));
const last = stages.at(-1);

function line(name: string): string {
  return last?.instructions.find((instruction) => instruction.name === name)?.rest ?? "";
}

describe("parseDockerfile", () => {
  it("joins continued lines and leaves out comments", () => {
    const [stage] = parseDockerfile("# A comment\nFROM base AS one\nRUN --mount=type=cache a \\\n  # inside\n  && b\n");
    expect(stage?.instructions).toEqual([{ name: "RUN", options: ["--mount=type=cache"], rest: "a && b" }]);
  });

  it("refuses an instruction that nobody would carry out", () => {
    expect(() => parseDockerfile("FROM base AS one\nADD https://example.com/x /x")).toThrow(/ADD/);
  });

  it("refuses a build argument within a stage: docker history would tell it", () => {
    expect(() => parseDockerfile("FROM base AS one\nARG KEY")).toThrow(/ARG/);
  });

  it("refuses a stage without a name", () => {
    expect(() => parseDockerfile("FROM base")).toThrow(/without a name/);
  });
});

describe("toVariables", () => {
  it("reads quoted and plain values", () => {
    expect(toVariables('A=1 B="two words" C=3')).toEqual({ A: "1", B: "two words", C: "3" });
  });
});

describe("toContextFilter", () => {
  const filter = toContextFilter("**\n!lib\n!*.json\n**/*.test.ts\n**/.env*");

  it.each([
    ["lib/env.ts", true],
    ["lib/cases/case-schema.ts", true],
    ["package.json", true],
    ["e2e/package.json", false],
    ["lib/cases/case-schema.test.ts", false],
    ["lib/.env", false],
    ["README.md", false],
  ])("%s: %s", (path, verdict) => {
    expect(filter(path)).toBe(verdict);
  });
});

describe("the Dockerfile", () => {
  const copied = stages
    .flatMap(({ instructions }) => instructions)
    .filter(({ name, options }) => name === "COPY" && options.length === 0)
    .flatMap(({ rest }) => rest.split(/\s+/).slice(0, -1));

  it.each(copied)("copies %s, which is there and reaches the build", (source) => {
    expect(existsSync(join(root, source))).toBe(true);
    expect(reaches(source)).toBe(true);
  });

  it.each(sources.filter((source) => existsSync(join(root, source))))(
    "copies %s, of which a build is made",
    (source) => {
      expect(copied.map((path) => path.replace(/^\.\//, ""))).toContain(source);
    },
  );

  it.each([
    ".env",
    ".env.local",
    "deploy/settings.json",
    "lib/env.test.ts",
    "simulators/oidc/main.ts",
    ".git/config",
    "node_modules/next/package.json",
  ])("does not see %s", (path) => {
    expect(reaches(path)).toBe(false);
  });

  it("ends as a user who is not root, by number", () => {
    expect(line("USER")).toBe("1000:1000");
  });

  it("ends with nothing but the build: no source, no tool", () => {
    const copies = last?.instructions.filter(({ name }) => name === "COPY" || name === "RUN");
    expect(copies).toEqual([{ name: "COPY", options: ["--from=build"], rest: "/src/.next/standalone ./" }]);
  });

  it("starts the server itself, without a shell that would keep the signals", () => {
    expect(JSON.parse(line("CMD"))).toEqual(["node", "server.js"]);
    expect(line("STOPSIGNAL")).toBe("SIGTERM");
  });

  it("keeps idle connections longer than load balancers do, and listens to every address", () => {
    expect(toVariables(line("ENV"))).toMatchObject({ KEEP_ALIVE_TIMEOUT: "65000", HOSTNAME: "0.0.0.0", PORT: "3000" });
  });

  it("names a version of Node, not a moving name", () => {
    const [, image = ""] = /^ARG NODE_IMAGE=(\S+)$/m.exec(readFileSync(join(root, "Dockerfile"), "utf8")) ?? [];
    expect(image).toMatch(/^docker\.io\/library\/node:\d+\.\d+\.\d+-/);
  });
});
