import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startDraining } from "./observability/request-context";
import { checkReadiness } from "./readiness";
import { type IssuerDouble, startIssuerDouble } from "./testing/issuer-double";
import { someSettings } from "./testing/settings";

let issuer: IssuerDouble;
let now = 0;
const tenSeconds = 10_001;

beforeAll(async () => {
  issuer = await startIssuerDouble("/realms/company/");
  for (const [name, value] of Object.entries(someSettings({ OIDC_ISSUER: issuer.issuer }))) vi.stubEnv(name, value);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await issuer.close();
});

beforeEach(() => {
  now += tenSeconds;
  issuer.behave();
});

describe("the portal", () => {
  test("is ready when the identity provider can be read", async () => {
    expect(await checkReadiness(now)).toEqual({
      status: "ready",
      checks: { settings: "ok", identityProvider: "ok", draining: "no" },
    });
  });

  test("asks the identity provider once, however many probes come", async () => {
    await Promise.all(Array.from({ length: 20 }, () => checkReadiness(now)));
    await checkReadiness(now + 9000);
    expect(issuer.asked).toEqual(["/.well-known/openid-configuration"]);
  });

  test("asks again after ten seconds", async () => {
    await checkReadiness(now);
    now += tenSeconds;
    await checkReadiness(now);
    expect(issuer.asked).toHaveLength(2);
  });

  test("is not ready with another issuer at that address", async () => {
    issuer.behave({ discovery: { issuer: "https://another.example" } });
    expect(await checkReadiness(now)).toMatchObject({ status: "not ready", checks: { identityProvider: "failed" } });
  });

  test("is not ready, after two seconds, while the identity provider does not answer", async () => {
    issuer.behave({ silent: true });
    const startedAt = performance.now();
    expect(await checkReadiness(now)).toMatchObject({ status: "not ready", checks: { identityProvider: "failed" } });
    expect(performance.now() - startedAt).toBeLessThan(3400); // openid-client itself would wait for 3.5 seconds.
  });

  test("reveals no address", async () => {
    expect(JSON.stringify(await checkReadiness(now))).not.toContain("127.0.0.1");
  });

  test("is not ready with a setting that is wrong", async () => {
    vi.resetModules();
    vi.stubEnv("AWS_REGION", "wrong");
    const { checkReadiness: check } = await import("./readiness");
    expect(await check(now)).toMatchObject({ status: "not ready", checks: { settings: "failed" } });
    vi.stubEnv("AWS_REGION", "eu-central-1");
  });

  test("is not ready while it shuts down", async () => {
    startDraining();
    expect(await checkReadiness(now)).toEqual({
      status: "not ready",
      checks: { settings: "ok", identityProvider: "ok", draining: "yes" },
    });
  });
});
