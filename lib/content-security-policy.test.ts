import { afterEach, expect, test, vi } from "vitest";
import { toContentSecurityPolicy } from "./content-security-policy";

afterEach(() => vi.unstubAllEnvs());

function aPolicy(parts: Partial<Parameters<typeof toContentSecurityPolicy>[0]> = {}): Map<string, string[]> {
  const policy = toContentSecurityPolicy({ nonce: "bm9uY2U=", isSecure: true, ...parts });
  const directives = policy.split("; ").map((directive) => directive.split(" "));
  return new Map(directives.map(([name = "", ...values]) => [name, values]));
}

test("in production nothing inline and nothing evaluated may run", () => {
  vi.stubEnv("NODE_ENV", "production");
  expect([...aPolicy().values()].flat().filter((value) => value.startsWith("'unsafe-"))).toEqual([]);
});

test("forbids everything that no directive names", () => {
  expect(aPolicy().get("default-src")).toEqual(["'none'"]);
});

test("scripts run by the nonce alone", () => {
  vi.stubEnv("NODE_ENV", "production");
  expect(aPolicy().get("script-src")).toEqual(["'nonce-bm9uY2U='", "'strict-dynamic'"]);
});

test("forms lead to the portal alone", () => {
  expect(aPolicy().get("form-action")).toEqual(["'self'"]);
});

test("no text becomes code but by the portal's own policy", () => {
  vi.stubEnv("NODE_ENV", "production");
  const policy = aPolicy();
  expect([policy.get("require-trusted-types-for"), policy.get("trusted-types")]).toEqual([["'script'"], ["default"]]);
});

test.each(["base-uri", "object-src", "frame-ancestors"])("%s is 'none'", (directive) => {
  expect(aPolicy().get(directive)).toEqual(["'none'"]);
});

test.each([true, false])("http is upgraded when the portal is reached by https (%s)", (isSecure) => {
  expect(aPolicy({ isSecure }).has("upgrade-insecure-requests")).toBe(isSecure);
});

test("the development server may evaluate code", () => {
  vi.stubEnv("NODE_ENV", "development");
  expect(aPolicy().get("script-src")).toContain("'unsafe-eval'");
});
