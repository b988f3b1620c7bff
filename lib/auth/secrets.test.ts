import { hkdfSync } from "node:crypto";
import { CompactEncrypt } from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "@/lib/testing/settings";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

const previous = "the-secret-of-last-year-of-32-bytes-or-more";
const coming = "the-secret-of-this-year-of-32-bytes-or-more";

/** Restarts the portal with these secrets, for the same browser. */
async function portalWith(settings: { NEXTAUTH_SECRET: string; NEXTAUTH_SECRET_PREVIOUS?: string }) {
  vi.resetModules(); // The settings are read once.
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries({ ...someSettings(), ...settings })) vi.stubEnv(name, value);
  // First: Node 22 cannot import jose here while next-auth requires it there.
  const seal = await import("./seal");
  const [secrets, session, signIn, jar, claims] = await Promise.all([
    import("./secrets"),
    import("./session"),
    import("@/lib/testing/sign-in"),
    import("@/lib/testing/cookie-jar"),
    import("@/lib/testing/session"),
  ]);
  return { ...secrets, ...seal, ...session, ...signIn, ...jar, ...claims };
}

const overlap = { NEXTAUTH_SECRET: coming, NEXTAUTH_SECRET_PREVIOUS: previous };

beforeEach(() => vi.unstubAllEnvs());
afterEach(() => vi.unstubAllEnvs());

describe("a sealed value", () => {
  test("is encrypted and authenticated with AES-256 in GCM, under a key of its own cookie", async () => {
    const { seal } = await portalWith({ NEXTAUTH_SECRET: coming });
    const [header = "", encryptedKey] = (await seal({}, "test", 60)).split(".");
    expect([JSON.parse(Buffer.from(header, "base64url").toString()), encryptedKey]).toEqual([
      { alg: "dir", enc: "A256GCM" },
      "",
    ]);
  });

  test("never has the same initialisation vector twice", async () => {
    const { seal } = await portalWith({ NEXTAUTH_SECRET: coming });
    const sealed = await Promise.all(Array.from({ length: 100 }, () => seal({}, "test", 60)));
    expect(new Set(sealed.map((text) => text.split(".")[2])).size).toBe(100);
  });

  test("cannot be read as the value of another cookie", async () => {
    const { seal, unseal } = await portalWith(overlap);
    expect(await unseal(await seal({}, "one", 60), "another")).toBeNull();
  });

  test("is read in no other cipher, even under the right key", async () => {
    const { unsealBytes } = await portalWith({ NEXTAUTH_SECRET: coming });
    const key = new Uint8Array(hkdfSync("sha256", coming, "", "casedesk cookie v2 test", 32));
    const sealedWith = (enc: string) =>
      new CompactEncrypt(new Uint8Array([1])).setProtectedHeader({ alg: "dir", enc }).encrypt(key);
    expect([
      await unsealBytes(await sealedWith("A256GCM"), "test"),
      await unsealBytes(await sealedWith("A128CBC-HS256"), "test"),
    ]).toEqual([new Uint8Array([1]), null]);
  });

  test("ends with its time, even if the browser keeps it", async () => {
    const { seal, unseal } = await portalWith(overlap);
    vi.useFakeTimers({ now: 1000, toFake: ["Date"] });
    const sealed = await seal({ name: "Ana" }, "test", 60);
    vi.setSystemTime(60_999);
    const before = await unseal(sealed, "test");
    vi.setSystemTime(61_000);
    expect([before, await unseal(sealed, "test")]).toEqual([{ name: "Ana" }, null]);
    vi.useRealTimers();
  });
});

describe("while the secret changes", () => {
  test("a session of the previous secret is still valid", async () => {
    const { currentSession, holdSession } = await portalWith(overlap);
    await holdSession({}, previous);
    expect(await currentSession()).toMatchObject({ name: "Ana Example" });
  });

  test("a session of another secret is not valid", async () => {
    const { currentSession, holdSession } = await portalWith(overlap);
    await holdSession({}, "x".repeat(32));
    expect(await currentSession()).toBeNull();
  });

  test("new values are sealed under the new secret", async () => {
    const sealed = await (await portalWith(overlap)).seal({ name: "Ana" }, "test", 60);
    const { unseal } = await portalWith({ NEXTAUTH_SECRET: coming });
    expect(await unseal(sealed, "test")).toEqual({ name: "Ana" });
  });

  test("a sign-in that began under the previous secret can finish", async () => {
    await (await portalWith({ NEXTAUTH_SECRET: previous })).askAuth({ path: "csrf" });
    const { askAuth, cookieJar, secretOfSignIn } = await portalWith(overlap);
    const { body } = await askAuth({ path: "csrf" });
    expect([body, secretOfSignIn(cookieJar.get("next-auth.csrf-token")?.value)]).toEqual([
      { csrfToken: cookieJar.get("next-auth.csrf-token")?.value.split("|")[0] },
      previous,
    ]);
  });

  test("a page that came before the change can start a sign-in", async () => {
    await (await portalWith({ NEXTAUTH_SECRET: previous })).askAuth({ path: "csrf" });
    const { cookieJar, isCsrfToken } = await portalWith(overlap);
    const cookie = cookieJar.get("next-auth.csrf-token")?.value ?? "";
    expect(isCsrfToken(cookie.split("|")[0] ?? "", cookie)).toBe(true);
  });

  test.each([undefined, "", "token", "token|", "token|0000", "|"])(
    "a sign-in of none is of the new one: %j",
    async (cookie) => {
      const { secretOfSignIn } = await portalWith(overlap);
      expect(secretOfSignIn(cookie)).toBe(coming);
    },
  );
});

describe("after the change", () => {
  test("a session of the previous secret is not valid", async () => {
    const { currentSession, holdSession } = await portalWith({ NEXTAUTH_SECRET: coming });
    await holdSession({}, previous);
    expect(await currentSession()).toBeNull();
  });
});

test("one secret alone is known where no second one is set", async () => {
  expect((await portalWith({ NEXTAUTH_SECRET: coming })).secrets()).toEqual([coming]);
});

test.each(["token", "", null])("a sign-in starts for no token without its cookie: %j", async (token) => {
  expect((await portalWith({ NEXTAUTH_SECRET: coming })).isCsrfToken(token, undefined)).toBe(false);
});
