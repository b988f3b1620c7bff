import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { aSession } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const canUseProxies = "setGlobalProxyFromEnv" in http;

/** Notes where it is asked to connect to, and refuses. */
const asked: string[] = [];
const proxy = http.createServer().on("connect", ({ url }, socket) => {
  asked.push(String(url));
  socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
});

beforeAll(() => once(proxy.listen(0, "127.0.0.1"), "listening"));
afterAll(() => {
  proxy.close();
});

beforeEach(() => {
  vi.resetModules();
  asked.length = 0;
  takeLogText();
});

async function start(settings: Record<string, string | undefined> = {}): Promise<void> {
  const { port } = proxy.address() as AddressInfo; // It listens on a port.
  const parts = { HTTPS_PROXY: `http://127.0.0.1:${port}`, AWS_ENDPOINT_URL_SECURITY_IR: undefined, ...settings };
  for (const [name, value] of Object.entries(someSettings(parts))) vi.stubEnv(name, value);
  const { checkSettingsAtStart } = await import("./start");
  checkSettingsAtStart();
}

async function readCase() {
  const { getCase } = await import("./aws/security-ir/get-case");
  return getCase(aSession(), "1234567890");
}

describe.runIf(canUseProxies)("a proxy that is the only way out", () => {
  test("is asked for AWS, and its refusal is no unclear outcome", async () => {
    await start();
    const answer = await readCase();
    expect([...new Set(asked)]).toEqual(["security-ir.eu-central-1.api.aws:443"]);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "aws-unreachable", outcome: "not-done" } });
  });

  test("is not asked for a host that needs none", async () => {
    const closed = "https://127.0.0.1:9"; // Nobody listens there.
    await start({ AWS_ENDPOINT_URL_SECURITY_IR: closed, NO_PROXY: "127.0.0.1" });
    expect(await readCase()).toMatchObject({ ok: false, failure: { kind: "aws-unreachable", outcome: "not-done" } });
    expect(asked).toEqual([]);
  });

  test("is asked for the identity provider", async () => {
    await start({ OIDC_ISSUER: "https://sso.example.com" });
    const { isIssuerReachable } = await import("./auth/identity-provider");
    expect(await isIssuerReachable()).toBe(false);
    expect([...new Set(asked)]).toEqual(["sso.example.com:443"]);
  });
});

test.runIf(!canUseProxies)("an older Node says in the log that it ignores the proxy", async () => {
  await start();
  expect(takeLogLines()).toMatchObject([{ event: "proxy_ignored", setting: "HTTPS_PROXY" }]);
});

test("without a proxy nothing is said", async () => {
  await start({ HTTPS_PROXY: undefined });
  expect(takeLogText()).toBe("");
});

test.each(["proxy.example.com:3128", "socks5://proxy.example.com"])("%s is not taken for a proxy", async (value) => {
  const { parseEnv } = await import("./env");
  expect(() => parseEnv(someSettings({ HTTPS_PROXY: value }))).toThrow(
    "HTTPS_PROXY is not the http:// or https:// URL of a proxy",
  );
});
