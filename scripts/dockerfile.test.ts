import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDockerfile } from "./dockerfile.mjs";
import { heapLimits } from "./heap-limits.mjs";
import { root, sources } from "./prepare.mjs";

const dockerfile = readDockerfile();
const dockerignore = readFileSync(join(root, ".dockerignore"), "utf8")
  .split("\n")
  .filter((line) => /^[^#]/.test(line));

describe("the Dockerfile", () => {
  it("copies exactly what a build is made of, and the scripts that build it", () => {
    expect(dockerfile.copied.map((path) => path.replace("./", "")).sort()).toEqual([...sources, "scripts"].sort());
  });

  it("sees only what it copies: .dockerignore names the same files, after excluding everything", () => {
    const [first, ...rest] = dockerignore;
    expect(first).toBe("**");
    const included = rest.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
    expect(included.sort()).toEqual([...sources, "scripts"].sort());
  });

  it("sees no test, no installed package and no settings file, since .dockerignore excludes them last", () => {
    expect(dockerignore.slice(-4)).toEqual(["**/*.test.ts", "**/*.test.tsx", "**/node_modules", "**/.env*"]);
  });

  it("ends as a user who is not root, by number", () => {
    expect(dockerfile.user).toEqual({ uid: 1000, gid: 1000 });
  });

  it("ends with nothing but the build: no source, no tool", () => {
    expect(dockerfile.filled).toEqual(["COPY --from=build /src/.next/standalone ./"]);
  });

  it("starts the server itself, without a shell that would keep the signals", () => {
    expect(dockerfile.command).toEqual(["node", "server.js"]);
    expect(dockerfile.stopSignal).toBe("SIGTERM");
  });

  it("keeps idle connections longer than load balancers do, and listens on every address", () => {
    expect(dockerfile.environment).toMatchObject({ KEEP_ALIVE_TIMEOUT: "65000", HOSTNAME: "0.0.0.0", PORT: "3000" });
  });

  it("bounds the heap, as every way to start the portal does", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const unit = readFileSync(join(root, "deploy/linux/casedesk@.service"), "utf8");
    const limits = heapLimits.join(" ");
    expect(dockerfile.environment.NODE_OPTIONS).toBe(limits);
    expect(scripts.start).toBe(`node ${limits} scripts/start.mjs`);
    expect(unit).toContain(`\nEnvironment="NODE_OPTIONS=${limits}"\n`);
  });

  it("names a version of Node, not a moving tag, and takes no other build argument", () => {
    const text = readFileSync(join(root, "Dockerfile"), "utf8");
    expect(text.match(/^ARG .*$/gm)).toEqual([
      expect.stringMatching(/^ARG NODE_IMAGE=docker\.io\/library\/node:\d+\.\d+\.\d+-/),
    ]);
  });

  it("checks its health with a command that needs no shell", () => {
    expect(dockerfile.healthCheck[0]).toBe("node");
  });
});
