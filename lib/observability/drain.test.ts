import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { takeLogLines, takeLogText } from "../testing/log-lines";
import { someSettings } from "../testing/settings";
import { drainOnSigterm } from "./drain";
import { isDraining } from "./request-context";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const others = process.listeners("SIGTERM");
let happened: string[] = [];

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings({ DRAIN_SECONDS: "1" }))) vi.stubEnv(name, value);
  const ofThisTest: string[] = [];
  happened = ofThisTest;
  process.removeAllListeners("SIGTERM");
  process.on("SIGTERM", () => void ofThisTest.push("server closed"));
  drainOnSigterm(async () => void ofThisTest.push("flushed"));
});

afterEach(() => {
  vi.unstubAllEnvs();
  process.removeAllListeners("SIGTERM");
  for (const listener of others) process.on("SIGTERM", listener);
  takeLogText();
});

const sigterm = () => void process.emit("SIGTERM", "SIGTERM");

describe("SIGTERM", () => {
  test("makes the process report not ready while it keeps serving", () => {
    sigterm();
    expect([isDraining(), happened, takeLogLines()]).toMatchObject([true, [], [{ event: "draining" }]]);
  });

  test("ends the process as Next does after DRAIN_SECONDS, when what was to be sent is sent", async () => {
    sigterm();
    await wait(700);
    expect(happened).toEqual([]);
    await wait(600);
    expect(happened).toEqual(["flushed", "server closed"]);
  });

  test("ends the wait when it comes twice", async () => {
    sigterm();
    sigterm();
    await wait(50);
    expect(happened).toEqual(["flushed", "server closed"]);
  });

  test("is left alone when nothing listened to it", () => {
    process.removeAllListeners("SIGTERM");
    drainOnSigterm(async () => {});
    expect(process.listenerCount("SIGTERM")).toBe(0);
  });
});
