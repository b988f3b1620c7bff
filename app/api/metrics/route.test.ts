import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "@/lib/testing/settings";

const token = "0123456789abcdef0123456789abcdef";

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

async function ask(setting: string | undefined, authorization?: string): Promise<Response> {
  for (const [name, value] of Object.entries(someSettings({ METRICS_TOKEN: setting }))) vi.stubEnv(name, value);
  const { GET } = await import("./route");
  return GET(new Request("http://127.0.0.1/api/metrics", { headers: authorization ? { authorization } : {} }));
}

describe("/api/metrics", () => {
  test.each([undefined, `Bearer ${token}`])("is not found without the setting, whatever is sent: %s", async (sent) => {
    expect((await ask(undefined, sent)).status).toBe(404);
  });

  test.each([undefined, "Bearer another", token])(
    "asks for the token and tells nothing without it: %s",
    async (sent) => {
      const answer = await ask(token, sent);
      expect([answer.status, answer.headers.get("www-authenticate"), await answer.text()]).toEqual([
        401,
        'Bearer realm="metrics"',
        "",
      ]);
    },
  );

  test("answers in Prometheus's text format with the token, and is not cached", async () => {
    const answer = await ask(token, `Bearer ${token}`);
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
      200,
      "text/plain; version=0.0.4; charset=utf-8",
      "no-store",
    ]);
    expect(await answer.text()).toContain("\ncasedesk_cases_opened_total 0\n");
  });
});
