import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keepRefusal, type Refusal } from "@/lib/auth/refusal";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { someSettings } from "@/lib/testing/settings";
import RefusedPage from "./page";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
});

async function textOf(refusal: Refusal): Promise<string> {
  await keepRefusal(refusal);
  return renderToStaticMarkup(await RefusedPage()).replace(/<[^>]*>/g, "|");
}

const refused = {
  kind: "role-refused",
  who: "ana@example.com",
  returnTo: "/cases/new",
  roleLabel: "Incident responder",
  roleArn: "arn:aws:iam::111122223333:role/IncidentResponder",
  sessionName: "ana@example.com",
  errorName: "AccessDenied",
  awsRequestId: "request-1",
} as const satisfies Refusal;

describe("the page about a refused sign-in", () => {
  test("sends a visitor who was not refused to the sign-in page", async () => {
    await expect(RefusedPage()).rejects.toMatchObject({ digest: expect.stringContaining(";/sign-in;") });
  });

  test("tells a person without a role which claims would give one", async () => {
    expect(await textOf({ kind: "no-role", who: "noa@example.com", returnTo: "/" })).toMatch(
      /You do not have access to Casedesk.*noa@example\.com.*\|ir-responders\| in \|groups\|, for the role Incident responder.*\|ir-viewers\|/s,
    );
  });

  test("says what to do when the identity provider left the groups out", async () => {
    expect(await textOf({ kind: "no-role", who: "noa@example.com", returnTo: "/", leftOut: ["groups"] })).toMatch(
      /left \|groups\| out of your sign-in.*more than 200 groups.*send only the groups assigned to the application.*app roles.*These give a role:.*\|ir-responders\|/s,
    );
  });

  test("does not speak of a list that is too long when no claim was left out", async () => {
    expect(await textOf({ kind: "no-role", who: "noa@example.com", returnTo: "/" })).not.toContain("too long");
  });

  test("shows the details that AWS administrators need", async () => {
    expect(await textOf(refused)).toMatch(
      /AWS did not give you the role Incident responder.*role\/IncidentResponder.*Session name.*ana@example\.com.*AccessDenied.*request-1/s,
    );
  });

  test("leaves out an unknown request ID", async () => {
    const { awsRequestId: _unknown, ...rest } = refused;
    expect(await textOf(rest)).not.toContain("AWS request ID");
  });

  test("names the proxy's setting and the portal's own when the session is too long", async () => {
    const tooLong = {
      kind: "too-long",
      returnTo: "/",
      who: "ana@example.com",
      roleLabel: "Responder",
      bytes: 4086,
      limit: 2700,
    } as const;
    expect(await textOf(tooLong)).toMatch(
      /Your session is too long.*role Responder.*4,086 bytes.*2,700.*proxy_buffer_size.*proxy-buffer-size.*SESSION_COOKIE_MAX_BYTES/s,
    );
  });

  test("escapes the claims of a token", async () => {
    expect(await textOf({ kind: "no-role", who: "<script>alert(1)</script>", returnTo: "/" })).toContain(
      "&lt;script&gt;",
    );
  });

  test("offers to try again, which keeps the drafts, and to sign out", async () => {
    expect(await textOf(refused)).toMatch(/\|Try again\|.*\|Sign out\|/s);
  });

  test.each(["ExpiredTokenException", "RegionDisabledException", "InvalidIdentityToken", "IDPRejectedClaim"])(
    "does not blame %s on the trust policy",
    async (errorName) => {
      expect(await textOf({ ...refused, errorName })).not.toContain("trust policy");
    },
  );

  test.each(["AccessDenied", "SomethingNew"])("suspects the trust policy of %s", async (errorName) => {
    expect(await textOf({ ...refused, errorName })).toContain("trust policy");
  });

  test("sends nobody to the administrators before another try when only the sign-in was too old", async () => {
    expect(await textOf({ ...refused, errorName: "ExpiredTokenException" })).toContain(
      "If trying again does not help, send these details",
    );
  });
});
