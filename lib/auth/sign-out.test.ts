import { cookies } from "next/headers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { someSettings } from "@/lib/testing/settings";
import { endSession } from "./sign-out";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
  takeLogText();
});

function held(): string[] {
  return cookieJar.getAll().map(({ name }) => name);
}

describe("signing out", () => {
  test.each([
    "casedesk.session",
    "casedesk.session.0",
    "casedesk.session.1",
    "casedesk.role",
    "casedesk.refusal",
    "casedesk.opened",
    "casedesk.reference",
    "next-auth.callback-url",
    "next-auth.csrf-token",
    "casedesk.sign-in.mb2x1c2a0123abcd",
  ])("takes %s away", async (name) => {
    cookieJar.set(name, "value");
    endSession(await cookies());
    expect(held()).toEqual([]);
  });

  test("leaves cookies alone that are not the portal's", async () => {
    cookieJar.set("other", "value");
    cookieJar.set("casedesk.sessions", "value");
    endSession(await cookies());
    expect(held()).toEqual(["other", "casedesk.sessions"]);
  });

  test("is logged once, whatever the number of pieces", async () => {
    cookieJar.set("casedesk.session.0", "value");
    cookieJar.set("casedesk.session.1", "value");
    endSession(await cookies());
    expect(takeLogLines()).toEqual([
      { level: 30, time: expect.any(String), event: "session_ended", outcome: "signed-out" },
    ]);
  });

  test("is not logged when there was no session", async () => {
    endSession(await cookies());
    expect(takeLogText()).toBe("");
  });
});
