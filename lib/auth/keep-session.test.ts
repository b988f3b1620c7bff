import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { someSessionClaims } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

beforeEach(() => {
  vi.resetModules(); // The settings are read once.
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
  takeLogText();
});

const tokenOf = (length: number) => randomBytes(length).toString("base64").slice(0, length);

/** Keeps a session whose session token is this long or this text. */
async function keep(token: number | string, returnTo = "/cases/new") {
  const sessionToken = typeof token === "number" ? tokenOf(token) : token;
  const credentials = { accessKeyId: "ASIAANAANAANAANAANA1", secretAccessKey: tokenOf(40), sessionToken };
  const [{ keepSession }, { currentSession }, { currentRefusal }] = await Promise.all([
    import("./keep-session"),
    import("./session"),
    import("./refusal"),
  ]);
  const address = await keepSession(someSessionClaims({ credentials }), returnTo);
  return {
    address,
    isKept: address !== null,
    sessionToken,
    session: await currentSession(),
    refusal: await currentRefusal(),
  };
}

function heldBytes(): number {
  const held = cookieJar.getAll().filter(({ name }) => name.startsWith("casedesk.session"));
  return held.reduce((sum, { name, value }) => sum + name.length + 1 + value.length, 0);
}

describe("a session", () => {
  test.each([
    [1000, 1500],
    [1400, 1950],
    [1800, 2500],
  ])("with a session token of %i characters fits the default, in %i bytes", async (length, bytes) => {
    const { session, sessionToken } = await keep(length);
    expect([session?.credentials.sessionToken, heldBytes() < bytes]).toEqual([sessionToken, true]);
  });

  test("with a token of 3,500 characters is refused by default, and the page says what to change", async () => {
    const { isKept, session, refusal } = await keep(3500);
    expect([isKept, session, refusal]).toEqual([
      false,
      null,
      expect.objectContaining({ kind: "too-long", who: "ana@example.com", limit: 2700, bytes: expect.any(Number) }),
    ]);
    expect(takeLogLines()).toMatchObject([
      { event: "session_refused", outcome: "too-long", setting: "SESSION_COOKIE_MAX_BYTES" },
    ]);
  });

  test("with such a token is kept where the setting allows it", async () => {
    vi.stubEnv("SESSION_COOKIE_MAX_BYTES", "4500");
    const { isKept, session, sessionToken } = await keep(3500);
    expect([isKept, session?.credentials.sessionToken]).toEqual([true, sessionToken]);
  });

  test("over what a browser keeps in one cookie is kept in pieces, which a shorter one replaces", async () => {
    vi.stubEnv("SESSION_COOKIE_MAX_BYTES", "12000");
    const names = () => cookieJar.getAll().map(({ name }) => name);
    const long = await keep(8000);
    expect([long.session?.credentials.sessionToken, names()]).toEqual([
      long.sessionToken,
      ["casedesk.session.0", "casedesk.session.1", "casedesk.session.2"],
    ]);
    const short = await keep(1000);
    expect([short.session?.credentials.sessionToken, names()]).toEqual([short.sessionToken, ["casedesk.session"]]);
  });

  test.each(["ana-session-token", "IQoJb3Jp+/==x", "ünïcode", "YWJj\n", "YWI"])(
    "keeps a token that is not plain base64 letter by letter: %j",
    async (token) => {
      expect((await keep(token)).session?.credentials.sessionToken).toBe(token);
    },
  );
});

describe("the address to go on to", () => {
  const search = `?${"x".repeat(400)}`;

  test("is the page where the person was going, with its query", async () => {
    expect((await keep(1800, `/cases${search}`)).address).toBe(`http://127.0.0.1:3000/cases${search}`);
  });

  test("loses the query where a proxy would not carry it beside the cookie", async () => {
    const { address } = await keep(2100, `/cases/1234567890${search}`);
    expect([address, heldBytes() > 2500]).toEqual(["http://127.0.0.1:3000/cases/1234567890", true]);
  });

  test("is the first page's where the path alone is too long", async () => {
    expect((await keep(2100, `/${"x".repeat(400)}`)).address).toBe("http://127.0.0.1:3000/");
  });

  test("keeps a long query where the setting has room for it", async () => {
    vi.stubEnv("SESSION_COOKIE_MAX_BYTES", "6000");
    expect((await keep(2100, `/cases${search}`)).address).toBe(`http://127.0.0.1:3000/cases${search}`);
  });
});
