import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { holdSession } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
  takeLogText();
});

const inMinutes = (minutes: number) => Date.now() + minutes * 60_000;
const at = (moment: number) => new Date(moment).toISOString();

/** Restarts the portal with this list, for the same browser. */
async function sessionWith(ended: readonly object[]) {
  vi.resetModules(); // The settings are read once.
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
  vi.stubEnv("ENDED_SESSIONS", JSON.stringify(ended));
  const [{ currentSession }, { openSession }, { holdsSession }, { sessionCookieName }] = await Promise.all([
    import("./session"),
    import("./options"),
    import("./session-header"),
    import("./cookie-names"),
  ]);
  const sealed = cookieJar.get(sessionCookieName())?.value ?? "";
  const held = await holdsSession(`${sessionCookieName()}=${sealed}`);
  return [(await currentSession()) !== null, (await openSession(sealed)) !== null, held];
}

describe("ending all sessions of a person", () => {
  // It began ten minutes ago and lasts an hour.
  beforeEach(async () => {
    for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
    await holdSession({ expiresAt: inMinutes(50) });
  });

  test("by `sub` ends those that began before", async () => {
    expect(await sessionWith([{ user: "subject-1", before: at(inMinutes(-5)) }])).toEqual([false, false, false]);
  });

  test("by the log's pseudonym does too", async () => {
    const { toPseudonym } = await import("./pseudonym");
    expect(await sessionWith([{ user: toPseudonym("subject-1"), before: at(inMinutes(-5)) }])).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("says so in the log", async () => {
    await sessionWith([{ user: "subject-1", before: at(inMinutes(-5)) }]);
    expect(takeLogLines()).toMatchObject([{ event: "session_rejected", outcome: "ended" }]);
  });

  test("leaves a session alone that began afterwards", async () => {
    expect(await sessionWith([{ user: "subject-1", before: at(inMinutes(-15)) }])).toEqual([true, true, true]);
  });

  test("leaves one alone that began at that very moment", async () => {
    const now = Date.parse("2026-03-04T05:06:07Z");
    vi.useFakeTimers({ now, toFake: ["Date"] });
    await holdSession({ expiresAt: now + 3_600_000 });
    expect(await sessionWith([{ user: "subject-1", before: at(now) }])).toEqual([true, true, true]);
    expect(await sessionWith([{ user: "subject-1", before: at(now + 1000) }])).toEqual([false, false, false]);
    vi.useRealTimers();
  });

  test("leaves other people alone", async () => {
    expect(await sessionWith([{ user: "subject-2", before: at(inMinutes(-5)) }])).toEqual([true, true, true]);
  });
});
