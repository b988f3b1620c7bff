import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { startHttpDouble } from "@/lib/testing/http-double";
import { type IssuerDouble, startIssuerDouble } from "@/lib/testing/issuer-double";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { someSettings } from "@/lib/testing/settings";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

let issuer: IssuerDouble;

beforeAll(async () => {
  issuer = await startIssuerDouble();
});

afterAll(() => issuer.close());

beforeEach(() => {
  vi.resetModules(); // The settings are read once.
  issuer.behave();
});

afterEach(() => {
  vi.unstubAllEnvs();
  takeLogText();
});

async function report(address = issuer.issuer): Promise<Record<string, unknown>[]> {
  for (const [name, value] of Object.entries(someSettings({ OIDC_ISSUER: address }))) vi.stubEnv(name, value);
  const { reportWrongIssuer } = await import("./report-issuer");
  await reportWrongIssuer(1);
  return takeLogLines();
}

test("nothing is said of the right issuer, which is asked once", async () => {
  expect(await report()).toEqual([]);
  expect(issuer.asked).toEqual(["/.well-known/openid-configuration"]);
});

test("an address where another issuer answers is named at once, with the reason", async () => {
  issuer.behave({ discovery: { issuer: "https://another.example" } });
  const lines = await report();
  expect(lines).toMatchObject([
    { level: 40, event: "issuer_unusable", setting: "OIDC_ISSUER", reason: "issuer-mismatch" },
  ]);
  expect(JSON.stringify(lines)).not.toContain("another.example");
  expect(issuer.asked).toHaveLength(1);
});

test("a page that is no discovery document is tried three times and named once", async () => {
  const website = await startHttpDouble();
  website.answerWith({ status: 404 });
  expect(await report(website.address)).toMatchObject([{ event: "issuer_unusable", reason: "answer-refused" }]);
  expect(website.received).toHaveLength(3);
  await website.close();
});

test("a provider where nobody listens is named by Node's code", async () => {
  const gone = await startHttpDouble();
  await gone.close();
  expect(await report(gone.address)).toMatchObject([{ event: "issuer_unusable", reason: "ECONNREFUSED" }]);
});

test("a provider that is up a moment later is not mentioned", async () => {
  const late = await startHttpDouble();
  const endpoints = { authorization_endpoint: "a", token_endpoint: "t", jwks_uri: "j" };
  late.answerWith({ status: 503 }, { status: 200, body: { issuer: late.address, ...endpoints } });
  expect(await report(late.address)).toEqual([]);
  expect(late.received).toHaveLength(2);
  await late.close();
});
