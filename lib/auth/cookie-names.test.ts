import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { type HttpDouble, startHttpDouble } from "@/lib/testing/http-double";
import { type IssuerDouble, startIssuerDouble } from "@/lib/testing/issuer-double";
import { takeLogText } from "@/lib/testing/log-lines";
import { someSettings } from "@/lib/testing/settings";
import { signIn } from "@/lib/testing/sign-in";
import { grantedRole } from "@/lib/testing/sts-answers";
import { isSessionCookie } from "./cookie-names";
import { currentSession } from "./session";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

let issuer: IssuerDouble;
let sts: HttpDouble;

beforeAll(async () => {
  issuer = await startIssuerDouble();
  sts = await startHttpDouble();
});

afterAll(async () => {
  await issuer.close();
  await sts.close();
});

const fiftyRoles = Array.from({ length: 50 }, (_, index) => ({
  label: `Incident responder of account ${index}`,
  arn: `arn:aws:iam::${111_122_220_000 + index}:role/SecurityIncidentResponder`,
  when: { claim: "groups", has: `ir-responders-${index}` },
}));

beforeEach(() => {
  const settings = someSettings({ OIDC_ISSUER: issuer.issuer, AWS_ROLES: JSON.stringify(fiftyRoles) });
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.stubEnv("AWS_ENDPOINT_URL_STS", sts.address);
});

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
  takeLogText();
});

/** Bytes of the Set-Cookie lines when a person with this many of the fifty roles signs in. */
async function setCookieBytes(roleCount: number, tokenLength: number): Promise<number> {
  const token = randomBytes(tokenLength).toString("base64").slice(0, tokenLength);
  sts.answerWith(grantedRole(new Date(Date.now() + 3_000_000), (text) => text.replace("ana-session-token", token)));
  issuer.behave({ claims: { groups: fiftyRoles.slice(0, roleCount).map(({ when }) => when.has) } });
  await signIn(issuer);
  const held = cookieJar.getAll().filter(({ name }) => isSessionCookie(name));
  const attributes = `Path=/; Expires=${new Date().toUTCString()}; Secure; HttpOnly; SameSite=lax`;
  const lines = held.map(({ name, value }) => `Set-Cookie: __Host-${name}=${value}; ${attributes}\r\n`);
  return Buffer.byteLength(lines.join(""));
}

/** Room for the answer's other headers, rounded up: security headers, Location, Date, request ID. */
const otherHeaderBytes = 1200;

// STS does not publish the length of a session token; 1,000 to 1,800 characters have been seen.
describe("the cookies of a sign-in with fifty roles", () => {
  test.each([
    [1000, 4096],
    [1800, 4096],
  ])("fit nginx's default proxy_buffer_size when the session token has %i characters: %i", async (length, buffer) => {
    expect((await setCookieBytes(50, length)) + otherHeaderBytes).toBeLessThan(buffer);
  });

  test("are hardly longer than with one role", async () => {
    expect((await setCookieBytes(50, 1400)) - (await setCookieBytes(1, 1400))).toBeLessThan(40);
  });

  test("still offer the forty-nine others", async () => {
    await setCookieBytes(50, 1400);
    expect((await currentSession())?.otherRoles.map(({ arn }) => arn)).toEqual(
      fiftyRoles.slice(1).map(({ arn }) => arn),
    );
  });
});
