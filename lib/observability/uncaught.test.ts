import { setImmediate as later } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { takeLogLines, takeLogText } from "../testing/log-lines";
import { someSettings } from "../testing/settings";
import { guardConsole, reportUncaught } from "./uncaught";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const context = { routePath: "/cases/[caseId]", routeType: "render" };
const canary = "canary-5e1b";

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  takeLogText();
});

describe("an uncaught error", () => {
  test("is logged by its name, its digest, where it happened and the pattern of the path", () => {
    reportUncaught(Object.assign(new TypeError(canary), { digest: "1234567890" }), context);
    expect(takeLogLines()).toEqual([
      {
        level: 50,
        time: expect.any(String),
        event: "request_failed",
        outcome: "render",
        errorName: "TypeError",
        digest: "1234567890",
        route: "/cases/[caseId]",
      },
    ]);
  });

  test("is logged once, however often it is reported", () => {
    const error = new Error(canary);
    reportUncaught(error, context);
    reportUncaught(error, context);
    expect(takeLogLines()).toHaveLength(1);
  });

  test("names the file of the build that threw it, its line and its column", () => {
    const error = new Error(canary);
    error.stack = `Error: ${canary}\n    at node:internal/x:1:1\n    at a (/srv/.next/server/chunks/[root]__a-1._.js:2:345)`;
    reportUncaught(error, context);
    expect(takeLogLines()).toMatchObject([{ place: "[root]__a-1._.js:2:345" }]);
  });

  test.each([
    ["its message", new Error(canary)],
    ["its cause", new Error("outer", { cause: new Error(canary) })],
    ["its name", Object.assign(new Error("a"), { name: `${canary} 1` })],
    ["its digest", Object.assign(new Error("a"), { digest: `${canary} 1` })],
    ["a message that looks like a stack", new Error(`a\n    at ${canary} (/srv/.next/server/${canary}.js:1:1)`)],
    ["a text in its place", canary],
    ["an object in its place", { message: canary, name: canary }],
    ["more than an error has", Object.assign(new Error("a"), { title: canary, caseInput: { title: canary } })],
  ])("does not log %s", (_what, error) => {
    reportUncaught(error, context);
    const text = takeLogText();
    expect([text.includes("request_failed"), text.includes("canary")]).toEqual([true, false]);
  });

  test("has no place if its message has changed since its stack was written", () => {
    const error = new Error(`a\n    at ${canary} (/srv/.next/server/${canary}.js:1:1)`);
    error.message = "b";
    reportUncaught(error, context);
    expect(takeLogText()).not.toContain("canary");
  });

  test.each([
    ["Body exceeded 2mb limit.", "body-too-large"],
    ["Request body exceeded 2MB for /x. Only the first 2MB will be available.", "body-too-large"],
    ["Invalid Server Actions request.", "origin-refused"],
    ['Failed to find Server Action "x".', "action-not-found"],
  ])("of Next's own is logged by its reason: %s", (message, reason) => {
    reportUncaught(new Error(message), context);
    expect(takeLogLines()).toMatchObject([{ reason }]);
  });
});

/** As Next and packages do. */
function print(method: "error" | "warn" | "info" | "log" | "debug" | "trace", ...values: unknown[]): void {
  // biome-ignore lint/suspicious/noConsole: the tests check printed text.
  console[method](...values);
}

describe("printed text", () => {
  const before = { ...console };
  const written: string[] = [];

  beforeEach(() => {
    written.length = 0;
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, "write").mockImplementation((text) => written.push(String(text)) > 0);
    }
    guardConsole();
  });

  afterEach(() => {
    Object.assign(console, before);
    vi.restoreAllMocks();
  });

  test.each(["error", "warn", "info", "log", "debug", "trace"] as const)(
    "by console.%s does not reach the output",
    async (method) => {
      print(method, canary, { title: canary }, new Error(canary));
      await later();
      const logged = takeLogText();
      expect([written.join("").includes("canary"), logged.includes("canary"), logged.length > 0]).toEqual([
        false,
        false,
        true,
      ]);
    },
  );

  test("becomes a line with the error's name", async () => {
    print("error", "⨯", Object.assign(new RangeError(canary), { digest: "42" }));
    await later();
    expect(takeLogLines()).toMatchObject([{ level: 50, event: "console", errorName: "RangeError", digest: "42" }]);
  });

  test("is logged by its reason if the portal knows it", () => {
    print(
      "error",
      `\`x-forwarded-host\` header with value \`${canary}\` does not match \`origin\` header with value \`b\` from a forwarded Server Actions request. Aborting the action.`,
    );
    expect(takeLogLines()).toEqual([
      { level: 50, time: expect.any(String), event: "console", reason: "origin-refused" },
    ]);
  });

  test("of an error that is also reported is one line", async () => {
    const [first, second] = [new Error("a"), new Error("b")];
    reportUncaught(first, context);
    print("error", first);
    print("error", second);
    reportUncaught(second, context);
    await later();
    expect(takeLogLines().map(({ event }) => event)).toEqual(["request_failed", "request_failed"]);
  });
});
