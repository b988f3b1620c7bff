import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { rememberOpened, wasJustOpened } from "./opened-case";
import { cookieJar } from "./testing/cookie-jar";
import { someSettings } from "./testing/settings";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
});

describe("a case that was just opened", () => {
  test("is known to the browser that opened it", async () => {
    await rememberOpened("1234567890");
    expect(await wasJustOpened("1234567890")).toBe(true);
  });

  test("is not taken for another one", async () => {
    await rememberOpened("1234567890");
    expect(await wasJustOpened("1234567891")).toBe(false);
  });

  test("is unknown to a browser that only follows the link", async () => {
    expect(await wasJustOpened("1234567890")).toBe(false);
  });

  test("is new for half a minute, and no script reads so", async () => {
    await rememberOpened("1234567890");
    expect(cookieJar.getAll().map(({ name }) => cookieJar.attributesOf(name))).toEqual([
      { httpOnly: true, sameSite: "lax", path: "/", secure: false, maxAge: 30 },
    ]);
  });
});
