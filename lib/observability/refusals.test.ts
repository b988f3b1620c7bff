import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { someSettings } from "@/lib/testing/settings";
import { metricsText } from "./metrics";
import { reportRefusal } from "./refusals";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  takeLogText();
});

const counted = (reason: string) =>
  Number(
    new RegExp(`^casedesk_requests_refused_total\\{reason="${reason}"\\} (\\d+)$`, "m").exec(metricsText())?.[1] ?? 0,
  );

test("every refusal is counted by its reason", () => {
  const before = counted("busy");
  for (const moment of [1, 2, 3]) reportRefusal("busy", 503, moment);
  expect(counted("busy") - before).toBe(3);
});

test("one line a minute is logged of each reason", () => {
  for (const moment of [0, 1, 59_999, 60_000]) reportRefusal("too-large", 413, moment);
  reportRefusal("too-slow", 408, 60_001);
  expect(takeLogLines()).toEqual([
    { level: 30, time: expect.any(String), event: "request_refused", reason: "too-large", status: 413 },
    { level: 30, time: expect.any(String), event: "request_refused", reason: "too-large", status: 413 },
    { level: 30, time: expect.any(String), event: "request_refused", reason: "too-slow", status: 408 },
  ]);
});
