import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type HttpDouble, startHttpDouble } from "./testing/http-double";
import { type IssuerDouble, startIssuerDouble } from "./testing/issuer-double";
import { someSettings } from "./testing/settings";

let issuer: IssuerDouble;
let aws: HttpDouble;

beforeAll(async () => {
  issuer = await startIssuerDouble();
  aws = await startHttpDouble();
});

afterAll(async () => {
  await issuer.close();
  await aws.close();
});

beforeEach(() => {
  vi.resetModules(); // The settings are read once.
  issuer.behave();
  aws.answerWith({ status: 403 });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** An address at which nobody listens. */
async function nobodyAt(): Promise<string> {
  const gone = await startHttpDouble();
  await gone.close();
  return gone.address;
}

const secrets = ["a-secret-of-more-than-thirty-two-bytes", "a-client-secret", "proxy-password"];

async function examine(settings: Record<string, string | undefined> = {}) {
  const all = someSettings({ OIDC_ISSUER: issuer.issuer, AWS_ENDPOINT_URL: aws.address, ...settings });
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  const lines: string[] = [];
  const { examine: run } = await import("./doctor");
  const isWell = await run((line) => lines.push(line));
  const text = lines.join("\n");
  expect(
    secrets.filter((secret) => text.includes(secret)),
    "secrets that were printed",
  ).toEqual([]);
  return { isWell, lines, mend: lines.filter((line) => line.startsWith("mend")) };
}

test("a set-up that works has nothing to mend, and a line for each check", async () => {
  const { isWell, lines } = await examine();
  expect(lines).toEqual([
    "ok    settings     are right; eu-central-1, 2 roles.",
    "ok    proxy        none is set; calls go out directly.",
    `ok    discovery    ${issuer.issuer}/.well-known/openid-configuration answers for OIDC_ISSUER.`,
    `ok    clock        agrees with ${new URL(issuer.issuer).host}.`,
    `ok    keys         ${issuer.issuer}/jwks has 2 for RS256 or ES256.`,
    `ok    sts          ${aws.address} answers (403; nobody is signed in).`,
    `ok    clock        agrees with ${new URL(aws.address).host}.`,
    `ok    security-ir  ${aws.address} answers (403; nobody is signed in).`,
    "Nothing to mend.",
  ]);
  expect(isWell).toBe(true);
});

describe("a set-up is broken by", () => {
  test("settings: each wrong one is named, and nothing is asked", async () => {
    const { isWell, mend } = await examine({ AWS_REGION: undefined, NEXTAUTH_URL: "http://portal.example.com" });
    expect(mend).toEqual([
      "mend  settings     NEXTAUTH_URL must start with https:// (http:// is accepted for a loopback address only).",
      "mend  settings     AWS_REGION is missing: the Region of the Security Incident Response membership.",
    ]);
    expect([isWell, issuer.asked, aws.received]).toEqual([false, [], []]);
  });

  test("a secret's file that is not there", async () => {
    const { mend } = await examine({ OIDC_CLIENT_SECRET: undefined, OIDC_CLIENT_SECRET_FILE: "/nowhere/secret" });
    expect(mend).toEqual(["mend  settings     OIDC_CLIENT_SECRET_FILE names a file that cannot be read: ENOENT."]);
  });

  test("another issuer at that address: it is named, as the value to set", async () => {
    issuer.behave({ discovery: { issuer: "https://login.example.com/tenant" } });
    expect(await examine()).toMatchObject({
      isWell: false,
      mend: [
        expect.stringMatching(/^mend {2}discovery .+calls itself https:\/\/login\.example\.com\/tenant: set OIDC/),
      ],
    });
  });

  test("an issuer that would control the terminal: it is printed without that", async () => {
    issuer.behave({ discovery: { issuer: "https://idp.example/\u001b[2J" } });
    expect((await examine()).mend.join()).toContain("calls itself https://idp.example/\uFFFD[2J: set");
  });

  test.each([
    ["404", { status: 404 }, "answers 404, not 200"],
    ["a web page", { status: 200, body: "<html>" }, "is no discovery document"],
  ])("an issuer whose document is %s", async (_what, answer, says) => {
    const website = await startHttpDouble();
    website.answerWith(answer);
    const { isWell, mend } = await examine({ OIDC_ISSUER: website.address });
    expect(mend).toEqual([expect.stringMatching(new RegExp(`^mend {2}discovery .+ ${says}: OIDC_ISSUER must be`))]);
    expect(isWell).toBe(false);
    await website.close();
  });

  test("a provider that does not answer", async () => {
    const address = await nobodyAt();
    const { isWell, mend } = await examine({ OIDC_ISSUER: address });
    expect(mend).toEqual([
      `mend  discovery    ${address}/.well-known/openid-configuration does not answer (ECONNREFUSED): check the address, and the firewall between.`,
    ]);
    expect(isWell).toBe(false);
  });

  test.each([
    [-180, "ahead of"],
    [180, "behind"],
  ])("a provider's clock that is %i seconds away", async (clockSeconds, side) => {
    issuer.behave({ clockSeconds });
    const { isWell, mend } = await examine();
    expect(mend).toEqual([
      expect.stringMatching(
        new RegExp(`^mend {2}clock .+This machine's clock is 1[78]\\d seconds ${side} 127.0.0.1:\\d+: synchronise`),
      ),
    ]);
    expect(isWell).toBe(false);
  });

  test("a clock that is off for STS too: both lines say so", async () => {
    const date = new Date(Date.now() - 400_000).toUTCString();
    issuer.behave({ clockSeconds: -400 });
    aws.answerWith({ status: 403, headers: { date } });
    const { mend } = await examine();
    expect(mend).toHaveLength(2);
    expect(mend.join()).toMatch(/clock .+ ahead of .+ clock .+ ahead of /);
  });

  test.each([
    ["none at all", []],
    ["one for another algorithm", [{ kty: "OKP", crv: "Ed25519", x: "a" }]],
    ["one for encryption", [{ kty: "EC", crv: "P-256", x: "a", y: "b", use: "enc" }]],
    ["a short one", [{ kty: "RSA", n: "short", e: "AQAB", use: "sig" }]],
  ])("keys of which the portal can use none: %s", async (_what, keys) => {
    issuer.behave({ keys });
    const { isWell, mend } = await examine();
    expect(mend).toEqual([
      `mend  keys         None of the ${keys.length} keys at ${issuer.issuer}/jwks is for RS256 or ES256: have the provider sign with one of them.`,
    ]);
    expect(isWell).toBe(false);
  });

  test("AWS that does not answer: each of its services is named", async () => {
    const address = await nobodyAt();
    const { isWell, mend } = await examine({ AWS_ENDPOINT_URL: address });
    expect(mend).toEqual([
      expect.stringMatching(`^mend  sts          ${address} does not answer \\(ECONNREFUSED\\)`),
      expect.stringMatching(`^mend  security-ir  ${address} does not answer \\(ECONNREFUSED\\)`),
    ]);
    expect(isWell).toBe(false);
  });
});

test("an endpoint that is not https is named", async () => {
  const at = "https://idp.example";
  const endpoints = { authorization_endpoint: `${at}/a`, token_endpoint: "http://idp.example/t", jwks_uri: `${at}/k` };
  const documents: Record<string, object> = {
    [`${at}/.well-known/openid-configuration`]: { issuer: at, ...endpoints },
  };
  vi.stubGlobal("fetch", async (url: string) => Response.json(documents[url] ?? { keys: [] }));
  const { mend } = await examine({ OIDC_ISSUER: at });
  expect(mend[0]).toBe(
    "mend  discovery    token_endpoint of the provider does not start with https://: mend it there.",
  );
});

describe("with HTTPS_PROXY", () => {
  const canUseProxies = "setGlobalProxyFromEnv" in http;
  const asked: string[] = [];
  const proxy = http.createServer().on("connect", ({ url }, socket) => {
    asked.push(String(url));
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  const outside = { OIDC_ISSUER: "https://idp.example", AWS_ENDPOINT_URL: undefined };
  let host = "";

  beforeAll(async () => {
    await once(proxy.listen(0, "127.0.0.1"), "listening");
    const { port } = proxy.address() as AddressInfo; // It listens on a port.
    host = `127.0.0.1:${port}`;
  });

  afterAll(() => {
    proxy.close();
  });

  test.runIf(canUseProxies)("everything is asked through it, and its refusal is named as the proxy's", async () => {
    const HTTPS_PROXY = `http://somebody:proxy-password@${host}`;
    const { lines, mend } = await examine({ ...outside, HTTPS_PROXY, NO_PROXY: "internal.example" });
    expect([...new Set(asked)].sort()).toEqual([
      ...["idp.example:443", "security-ir.eu-central-1.api.aws:443", "sts.eu-central-1.amazonaws.com:443"],
    ]);
    expect(lines).toContain(
      `ok    proxy        ${host} answers; calls over https go through it, except to internal.example.`,
    );
    expect(mend.map((line) => line.slice(6, 17).trim())).toEqual(["discovery", "sts", "security-ir"]);
    expect(mend.filter((line) => !line.includes("the proxy of HTTPS_PROXY did not connect"))).toEqual([]);
  });

  test.runIf(canUseProxies)("a proxy that is not there is named", async () => {
    const address = await nobodyAt();
    const { mend } = await examine({ HTTPS_PROXY: address });
    expect(mend[0]).toBe(
      `mend  proxy        ${new URL(address).host} does not answer (ECONNREFUSED): check the address, and the firewall between.`,
    );
  });

  test.runIf(!canUseProxies)("an older Node is named", async () => {
    const { mend } = await examine({ HTTPS_PROXY: `http://${host}` });
    expect(mend).toEqual([
      `mend  proxy        Node ${process.versions.node} ignores HTTPS_PROXY: use Node 24.14 or later.`,
    ]);
  });
});

test("a clock a little off is mentioned, and is not a fault", async () => {
  issuer.behave({ clockSeconds: -60 });
  const { isWell, lines } = await examine();
  expect([isWell, lines.filter((line) => / (59|60) seconds ahead of /.test(line)).length]).toEqual([true, 1]);
});
