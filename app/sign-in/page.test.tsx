import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { holdSession } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";
import SignInPage from "./page";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

// The real button calls next-auth and has no address to check.
vi.mock("./sign-in-button", () => ({
  SignInButton: (props: { label: string; callbackUrl: string }) => <a href={props.callbackUrl}>{props.label}</a>,
}));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
});

type Query = Awaited<Parameters<typeof SignInPage>[0]["searchParams"]>;

async function markupOf(query: Query = {}): Promise<string> {
  return renderToStaticMarkup(await SignInPage({ searchParams: Promise.resolve(query) }));
}

/** Where the button leads after the sign-in. */
async function leadsTo(callbackUrl: Query["callbackUrl"]): Promise<string | undefined> {
  return /<a href="([^"]*)">Sign in/.exec(await markupOf({ ...(callbackUrl ? { callbackUrl } : {}) }))?.[1];
}

describe("the sign-in page", () => {
  test("names the company's sign-in on its button", async () => {
    expect(await markupOf()).toContain("Sign in with Example SSO");
  });

  test("leads to the list of cases by default", async () => {
    expect(await leadsTo(undefined)).toBe("/cases");
  });

  test.each([
    ["/cases/1234567890", "/cases/1234567890"],
    ["/cases/1234567890?a=b", "/cases/1234567890?a=b"],
    ["http://127.0.0.1:3000/cases/1234567890", "/cases/1234567890"],
    ["sign-in/done", "/sign-in/done"],
  ])("leads to the page the visitor wanted: %s", async (callbackUrl, path) => {
    expect(await leadsTo(callbackUrl)).toBe(path);
  });

  test.each([
    "https://evil.example/cases/new",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "http://127.0.0.1:3000@evil.example",
    "http://127.0.0.1:3001/",
    "https://127.0.0.1:3000/",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://[",
  ])("leads nowhere else: %j", async (callbackUrl) => {
    expect(await leadsTo(callbackUrl)).toBe("/cases");
  });

  test("rejects a path that browsers read as another host", async () => {
    expect(await leadsTo("/.//evil.example")).toBe("/cases");
  });

  test("leads to the list of cases when the link names several places", async () => {
    expect(await leadsTo(["/cases/1", "/cases/2"])).toBe("/cases");
  });

  test("has no alert without an error", async () => {
    expect(await markupOf()).not.toContain('role="alert"');
  });

  test.each([
    ["RoleUnavailable", "AWS did not answer"],
    ["RoleBusy", "AWS is busy"],
    ["RoleError", "AWS had an error"],
    ["RoleProviderUnreachable", "AWS could not reach the identity provider"],
    ["ProviderFailed", "The identity provider failed"],
  ])("tells apart how the sign-in failed: %s", async (error, words) => {
    expect(await markupOf({ error })).toMatch(new RegExp(`role="alert"[^>]*>[^<]*${words}`));
  });

  test("leads on when the sign-in had already succeeded", async () => {
    await holdSession();
    await expect(markupOf({ error: "OAuthCallback", callbackUrl: "/cases/1234567890" })).rejects.toMatchObject({
      digest: expect.stringContaining(";/cases/1234567890;"),
    });
  });

  test("says that the role could not be changed, and under which one to go on", async () => {
    await holdSession();
    expect(await markupOf({ error: "RoleBusy" })).toMatch(/AWS is busy.*still signed in as Incident responder/s);
  });

  test.each(["OAuthCallback", "<script>alert(1)</script>", "__proto__", "constructor", "toString"])(
    "says in its own words that the sign-in was not completed: %s",
    async (error) => {
      expect(await markupOf({ error })).toMatch(/role="alert"[^>]*>The sign-in was not completed/);
    },
  );
});
