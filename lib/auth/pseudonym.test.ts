import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "@/lib/testing/settings";

beforeEach(() => {
  vi.resetModules();
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => vi.unstubAllEnvs());

async function pseudonymOf(subject: string): Promise<string> {
  const { toPseudonym } = await import("./pseudonym");
  return toPseudonym(subject);
}

describe("a person's pseudonym", () => {
  test("is the same each time and reveals nothing", async () => {
    const first = await pseudonymOf("subject-1");
    expect([first, await pseudonymOf("subject-1")]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/), first]);
  });

  test("differs for another person", async () => {
    expect(await pseudonymOf("subject-1")).not.toBe(await pseudonymOf("subject-2"));
  });

  test.each(["NEXTAUTH_SECRET", "OIDC_ISSUER"])("differs for another %s", async (setting) => {
    const first = await pseudonymOf("subject-1");
    vi.resetModules();
    vi.stubEnv(setting, "https://another.example/of-more-than-32-bytes");
    expect(await pseudonymOf("subject-1")).not.toBe(first);
  });

  test("does not give away the name under which drafts are kept", async () => {
    const { toDraftKeys } = await import("./draft-key");
    const { aSession } = await import("@/lib/testing/session");
    expect(toDraftKeys(aSession({ subject: "subject-1" }))[0].owner).not.toContain(await pseudonymOf("subject-1"));
  });
});
