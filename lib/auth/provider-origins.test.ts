import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type IssuerDouble, startIssuerDouble } from "@/lib/testing/issuer-double";
import { someSettings } from "@/lib/testing/settings";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

let issuer: IssuerDouble;

beforeAll(async () => {
  issuer = await startIssuerDouble("/realms/company");
});
afterAll(() => issuer.close());

beforeEach(() => {
  vi.resetModules(); // What was found is kept for the process.
  for (const [name, value] of Object.entries(someSettings({ OIDC_ISSUER: issuer.issuer }))) vi.stubEnv(name, value);
  issuer.behave();
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

async function ask(): Promise<readonly string[]> {
  const { providerOrigins } = await import("./provider-origins");
  return providerOrigins();
}

const issuerOrigin = () => new URL(issuer.issuer).origin;
const unreadable = { authorization_endpoint: "nowhere" };

test("both addresses on one host are one origin", async () => {
  expect(await ask()).toEqual([issuerOrigin()]);
});

test("addresses on other hosts than the issuer's are what counts", async () => {
  issuer.behave({
    discovery: {
      authorization_endpoint: "https://login.example/tenant/authorize?p=1",
      end_session_endpoint: "https://logout.example/tenant",
    },
  });
  expect(await ask()).toEqual(["https://login.example", "https://logout.example"]);
});

test("a provider without a sign-out address has its sign-in address only", async () => {
  issuer.behave({ discovery: { end_session_endpoint: undefined } });
  expect(await ask()).toEqual([issuerOrigin()]);
});

test("what cannot be read is answered with the issuer's origin", async () => {
  issuer.behave({ discovery: unreadable });
  expect(await ask()).toEqual([issuerOrigin()]);
});

test("the provider is asked once for many pages", async () => {
  await Promise.all([ask(), ask(), ask()]);
  await ask();
  expect(issuer.asked).toHaveLength(1);
});

test("a provider that could not be read is not asked again for each page", async () => {
  issuer.behave({ discovery: unreadable });
  await ask();
  await ask();
  expect(issuer.asked).toHaveLength(1);
});

test("a provider that could not be read is asked again after half a minute", async () => {
  issuer.behave({ discovery: unreadable });
  await ask();
  issuer.behave({ discovery: { authorization_endpoint: "https://login.example/", end_session_endpoint: undefined } });
  vi.useFakeTimers({ now: Date.now() + 31_000, toFake: ["Date"] });
  expect(await ask()).toEqual(["https://login.example"]);
});

test("an issuer that does not answer holds a page up for a second at most", async () => {
  // Nothing listens at this address of the range for documentation.
  vi.stubEnv("OIDC_ISSUER", "https://192.0.2.1");
  const startedAt = performance.now();
  expect([await ask(), performance.now() - startedAt < 3000]).toEqual([["https://192.0.2.1"], true]);
});
