import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toRoleSessionName } from "./role-session-name";

/** What STS accepts (AssumeRoleWithWebIdentity, RoleSessionName); \w without Unicode. */
const stsPattern = /^[A-Za-z0-9_+=,.@-]{2,64}$/;

function someClaims(parts: Record<string, unknown> = {}) {
  return { iss: "https://idp.example", sub: "subject-1", email: "ana@example.com", email_verified: true, ...parts };
}

const byEmail = { AWS_ROLE_SESSION_NAME: "email", OIDC_EMAIL_VERIFIED: "claim" } as const;
const bySub = { ...byEmail, AWS_ROLE_SESSION_NAME: "sub" } as const;
const assumed = { ...byEmail, OIDC_EMAIL_VERIFIED: "assumed" } as const;

const hashed = expect.stringMatching(/^u-[0-9a-f]{40}$/);

describe("the role session name", () => {
  test("is the e-mail address", () => {
    expect(toRoleSessionName(someClaims(), byEmail)).toBe("ana@example.com");
  });

  test("is the subject where a trust policy pins it", () => {
    expect(toRoleSessionName(someClaims(), bySub)).toBe("subject-1");
  });

  test.each(["ab", "a".repeat(64), "a.b+c=d,e@f-g_h"])("is used unchanged when STS accepts it: %s", (email) => {
    expect(toRoleSessionName(someClaims({ email }), byEmail)).toBe(email);
  });

  test.each([
    "a",
    "a".repeat(65),
    "",
    "bob.o'brien@example.com",
    "jürgen@example.com",
    "ana@exämple.com",
    "ana@example.com\n",
    "ana example",
    "auth0|1234",
    "аna@example.com",
    "١٢٣@example.com",
  ])("is a hash, never a changed name, when STS would refuse it: %j", (email) => {
    expect(toRoleSessionName(someClaims({ email }), byEmail)).toEqual(hashed);
  });

  test.each([undefined, null, 42, ["ana@example.com"], { value: "ana@example.com" }])(
    "is a hash when the claim is no text: %j",
    (email) => {
      expect(toRoleSessionName(someClaims({ email }), byEmail)).toEqual(hashed);
    },
  );

  // Some providers send a string.
  test.each([false, "false", undefined, null, 1, "yes"])("is a hash unless email_verified is true: %j", (verified) => {
    expect(toRoleSessionName(someClaims({ email_verified: verified }), byEmail)).toEqual(hashed);
  });

  test.each([true, "true"])("is the e-mail address when email_verified is %j", (verified) => {
    expect(toRoleSessionName(someClaims({ email_verified: verified }), byEmail)).toBe("ana@example.com");
  });

  test.each([undefined, null])(
    "is the e-mail address where the settings assume it and the provider says %j",
    (said) => {
      expect(toRoleSessionName(someClaims({ email_verified: said }), assumed)).toBe("ana@example.com");
    },
  );

  test.each([false, "false", "no"])("is a hash when the provider says %j, whatever the settings assume", (verified) => {
    expect(toRoleSessionName(someClaims({ email_verified: verified }), assumed)).toEqual(hashed);
  });

  test("is the subject whether or not the e-mail address is verified", () => {
    expect(toRoleSessionName(someClaims({ email_verified: false }), bySub)).toBe("subject-1");
  });

  test("stays the same for a person whose e-mail address changes, when it is a hash", () => {
    const [before, after] = ["ana o'neill@example.com", "ana o'hara@example.com"].map((email) =>
      toRoleSessionName(someClaims({ email }), byEmail),
    );
    expect(after).toBe(before);
  });

  test("differs between subjects", () => {
    expect(toRoleSessionName({ iss: "a", sub: "x y" }, bySub)).not.toBe(
      toRoleSessionName({ iss: "a", sub: "x z" }, bySub),
    );
  });

  test("differs between issuers", () => {
    expect(toRoleSessionName({ iss: "a", sub: "x y" }, bySub)).not.toBe(
      toRoleSessionName({ iss: "b", sub: "x y" }, bySub),
    );
  });

  test("differs where issuer and subject only read the same side by side", () => {
    expect(toRoleSessionName({ iss: "a", sub: "b c" }, bySub)).not.toBe(
      toRoleSessionName({ iss: "ab", sub: " c" }, bySub),
    );
  });

  test("differs between long names that begin alike", () => {
    const [one, other] = ["1", "2"].map((end) => toRoleSessionName(someClaims({ sub: "s".repeat(80) + end }), bySub));
    expect(one).not.toBe(other);
  });

  test("is one that STS accepts, whatever the claims", () => {
    // Not fast-check's unit "binary", which takes a second to prepare.
    const anyText = fc.array(fc.nat(0x10_ffff), { maxLength: 70 }).map((points) => String.fromCodePoint(...points));
    const values = fc.oneof(
      fc.string({ minLength: 1, maxLength: 70 }),
      anyText,

      fc.anything({ maxDepth: 1 }),
    );
    fc.assert(
      fc.property(values, values, fc.constantFrom(assumed, bySub), (email, sub, settings) => {
        expect(toRoleSessionName({ iss: "https://idp.example", sub, email }, settings)).toMatch(stsPattern);
      }),
    );
  });
});
