import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { justOpened, rememberOpened } from "./opened-case";
import { cookieJar } from "./testing/cookie-jar";
import { someSettings } from "./testing/settings";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

const opened = {
  caseId: "1234567890",
  clientToken: "token-1",
  duplicates: ["9876543210"],
  isDuplicatePossible: true,
  hasLooked: true,
};

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
});

describe("a case that was just opened", () => {
  test("is known to the browser that opened it", async () => {
    await rememberOpened(opened);
    expect(await justOpened("1234567890")).toEqual(opened);
  });

  test("is not mistaken for another case", async () => {
    await rememberOpened(opened);
    expect(await justOpened("1234567891")).toBeUndefined();
  });

  test("is unknown to a browser that only follows the link", async () => {
    expect(await justOpened("1234567890")).toBeUndefined();
  });

  test.each(["1234567890", "{", '{"caseId":"../x"}', "[]"])("is unknown when the cookie holds %s", async (value) => {
    cookieJar.set("casedesk.opened", value);
    expect(await justOpened("1234567890")).toBeUndefined();
  });

  test("is remembered for 30 seconds, out of reach of scripts", async () => {
    await rememberOpened(opened);
    expect(cookieJar.getAll().map(({ name }) => cookieJar.attributesOf(name))).toEqual([
      { httpOnly: true, sameSite: "lax", path: "/", secure: false, maxAge: 30 },
    ]);
  });
});
