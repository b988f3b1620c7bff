import { decode, encode } from "next-auth/jwt";
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
  const [secrets, session, signIn, jar, claims] = await Promise.all([
    import("./secrets"),
    import("./session"),
    import("@/lib/testing/sign-in"),
    import("@/lib/testing/cookie-jar"),
    import("@/lib/testing/session"),
  ]);
  return { ...secrets, ...session, ...signIn, ...jar, ...claims };
}

const overlap = { NEXTAUTH_SECRET: coming, NEXTAUTH_SECRET_PREVIOUS: previous };

beforeEach(() => vi.unstubAllEnvs());
afterEach(() => vi.unstubAllEnvs());

describe("a sealed value", () => {
  test("is encrypted and authenticated with AES-256 in GCM, under a key of its own cookie", async () => {
    const { seal } = await portalWith({ NEXTAUTH_SECRET: coming });
    const [header = "", encryptedKey] = (await seal({ token: {} })).split(".");
    expect([JSON.parse(Buffer.from(header, "base64url").toString()), encryptedKey]).toEqual([
      { alg: "dir", enc: "A256GCM" },
      "",
    ]);
  });

  test("never has the same initialisation vector twice", async () => {
    const { seal } = await portalWith({ NEXTAUTH_SECRET: coming });
    const sealed = await Promise.all(Array.from({ length: 100 }, () => seal({ token: {} })));
    expect(new Set(sealed.map((text) => text.split(".")[2])).size).toBe(100);
  });
});

describe("while the secret changes", () => {
  test("a session of the previous secret is still valid", async () => {
    const { cookieJar, currentSession, someSessionClaims } = await portalWith(overlap);
    cookieJar.set("casedesk.session", await encode({ token: someSessionClaims(), secret: previous }));
    expect(await currentSession()).toMatchObject({ name: "Ana Example" });
  });

  test("a session of another secret is not valid", async () => {
    const { cookieJar, currentSession, someSessionClaims } = await portalWith(overlap);
    cookieJar.set("casedesk.session", await encode({ token: someSessionClaims(), secret: "x".repeat(32) }));
    expect(await currentSession()).toBeNull();
  });

  test("new values are sealed under the new secret", async () => {
    const { seal } = await portalWith(overlap);
    expect(await decode({ token: await seal({ token: { name: "Ana" } }), secret: coming })).toMatchObject({
      name: "Ana",
    });
  });

  test("a value sealed for one cookie cannot be read as another", async () => {
    const { seal, unseal } = await portalWith(overlap);
    expect(await unseal({ token: await seal({ token: {}, salt: "one" }), salt: "another" })).toBeNull();
  });

  test("a sign-in that began under the previous secret can finish", async () => {
    await (await portalWith({ NEXTAUTH_SECRET: previous })).askAuth({ method: "GET", path: "csrf" });
    const { askAuth, cookieJar, secretOfSignIn } = await portalWith(overlap);
    const { body } = await askAuth({ method: "GET", path: "csrf" });
    expect([body, secretOfSignIn(cookieJar.get("next-auth.csrf-token")?.value)]).toEqual([
      { csrfToken: cookieJar.get("next-auth.csrf-token")?.value.split("|")[0] },
      previous,
    ]);
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
    const { cookieJar, currentSession, someSessionClaims } = await portalWith({ NEXTAUTH_SECRET: coming });
    cookieJar.set("casedesk.session", await encode({ token: someSessionClaims(), secret: previous }));
    expect(await currentSession()).toBeNull();
  });
});
