import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { takeLogLines, takeLogText } from "../testing/log-lines";
import { someSettings } from "../testing/settings";
import type { LogFields } from "./log-fields";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

beforeEach(() => {
  vi.resetModules(); // The logger takes its level from the settings once.
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  takeLogText();
});

async function log(level: "error" | "warn" | "info", fields: LogFields): Promise<void> {
  const { logEvent } = await import("./log");
  logEvent(level, fields);
}

const everyField: Required<LogFields> = {
  event: "case_create",
  requestId: "0123456789abcdef",
  user: "fedcba9876543210",
  address: "00112233445566ff",
  browser: "Firefox",
  outcome: "created",
  reason: "access-denied",
  operation: "CreateCase",
  awsRequestId: "request-1",
  attempts: 2,
  milliseconds: 3,
  bytes: 5,
  status: 201,
  errorName: "Error",
  roleLabel: "Incident responder",
  caseId: "1234567890",
  setting: "AWS_REGION",
  settings: ["AWS_REGION"],
  digest: "1234567890",
  route: "/cases/[caseId]",
  place: "chunk.js:1:2",
  fields: ["watchers.1.email"],
};

describe("a log line", () => {
  test("holds every field of the list", async () => {
    await log("info", everyField);
    expect(takeLogLines()).toEqual([expect.objectContaining(everyField)]);
  });

  test("holds besides only its level and its time", async () => {
    await log("info", everyField);
    expect(Object.keys(takeLogLines()[0] ?? {}).sort()).toEqual([...Object.keys(everyField), "level", "time"].sort());
  });

  test("leaves out fields that are not allowed", async () => {
    const careless = { event: "case_create", title: "canary", error: new Error("canary"), msg: "canary" } as const;
    await log("info", careless);
    expect(takeLogText()).not.toContain("canary");
  });

  test("leaves out fields that are not set", async () => {
    const { toLogLine } = await import("./log");
    expect(toLogLine({ event: "role_assumed" })).toEqual({ event: "role_assumed" });
  });

  test("takes no field from a prototype", async () => {
    const { toLogLine } = await import("./log");
    const fields: LogFields = Object.create({ errorName: "canary" }, { event: { value: "role_assumed" } });
    expect(toLogLine(fields)).toEqual({ event: "role_assumed" });
  });

  test("has its time in UTC", async () => {
    await log("info", { event: "role_assumed" });
    expect(takeLogLines()[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test.each([
    ["line ends", "a\r\n{}\nb"],
    ["colours of a terminal", "\u001b[31mred\u001b[0m"],
    ["an eight-bit control sequence", "\u009b31m"],
    ["line ends of Unicode", "a\u2028b\u2029c\u0085d"],
    ["text that changes direction", "\u202egnp.exe\u2066"],
    ["an invisible character", "a\u200bb\ufeff"],
    ["a null byte", "\u0000"],
    ["half a character", "\ud800"],
  ])("stays one line of plain characters with %s in a value", async (_what, value) => {
    await log("warn", { event: "case_create", errorName: value, fields: [value] });
    expect(takeLogText()).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+\n$/u);
  });

  test("cuts a value that is far too long for a name", async () => {
    await log("warn", { event: "case_create", errorName: "e".repeat(100_000) });
    expect(takeLogText().length).toBeLessThan(1000);
  });
});

describe("in a request", () => {
  test("a line has the request's ID, and the person once they are known", async () => {
    const { identifyUser, inRequest } = await import("./request-context");
    await inRequest("0123456789abcdef", async () => {
      await log("info", { event: "input_refused" });
      identifyUser("fedcba9876543210");
      await log("info", { event: "aws_call" });
    });
    expect(takeLogLines()).toEqual([
      { level: 30, time: expect.any(String), event: "input_refused", requestId: "0123456789abcdef" },
      {
        level: 30,
        time: expect.any(String),
        event: "aws_call",
        requestId: "0123456789abcdef",
        user: "fedcba9876543210",
      },
    ]);
  });
});

describe("a line that is too quiet for the log", () => {
  test("is still counted", async () => {
    vi.stubEnv("LOG_LEVEL", "error");
    const { metricsText } = await import("./metrics");
    const count = () => Number(/^casedesk_submits_limited_total (\d+)$/m.exec(metricsText())?.[1]);
    const before = count();
    await log("warn", { event: "rate_limited" });
    expect([takeLogText(), count() - before]).toEqual(["", 1]);
  });
});

describe("LOG_LEVEL", () => {
  test("keeps quieter lines away", async () => {
    vi.stubEnv("LOG_LEVEL", "warn");
    await log("info", { event: "role_assumed" });
    expect(takeLogText()).toBe("");
  });

  test("lets louder lines through", async () => {
    vi.stubEnv("LOG_LEVEL", "warn");
    await log("error", { event: "authn_failed" });
    expect(takeLogLines()).toHaveLength(1);
  });
});
