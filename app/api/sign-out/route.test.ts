import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepRefusal } from "@/lib/auth/refusal";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { takeLogText } from "@/lib/testing/log-lines";
import { holdSession } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";
import { POST } from "./route";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const endSessionUrl = vi.hoisted(() => vi.fn());
vi.mock("@/lib/auth/identity-provider", () => ({ endSessionUrl }));

beforeEach(async () => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
  endSessionUrl.mockResolvedValue("https://idp.example/end-session?client_id=casedesk");
  await holdSession();
});

afterEach(() => {
  vi.clearAllMocks();
  vi.unstubAllEnvs();
  cookieJar.clear();
  takeLogText();
});

test("signing out ends the portal's session", async () => {
  await POST();
  expect(cookieJar.getAll()).toEqual([]);
});

test("signing out tells the browser to delete the portal's storage and cache, but no other host's cookies", async () => {
  expect((await POST()).headers.get("clear-site-data")).toBe('"cache", "storage"');
});

test("signing out continues at the identity provider, to end that session too", async () => {
  expect(await (await POST()).json()).toEqual({ goTo: "https://idp.example/end-session?client_id=casedesk" });
});

test("signing out ends at the sign-in page when the identity provider has no sign-out", async () => {
  endSessionUrl.mockResolvedValue(undefined);
  expect(await (await POST()).json()).toEqual({ goTo: "/sign-in" });
});

test("signing out without a session asks the identity provider for nothing", async () => {
  cookieJar.clear();
  expect([await (await POST()).json(), endSessionUrl.mock.calls]).toEqual([{ goTo: "/sign-in" }, []]);
});

test("signing out after a refused role ends the session at the identity provider", async () => {
  cookieJar.clear();
  await keepRefusal({ kind: "no-role", who: "noa@example.com", returnTo: "/" });
  expect(await (await POST()).json()).toEqual({ goTo: "https://idp.example/end-session?client_id=casedesk" });
});

test("another site cannot sign somebody out", async () => {
  cookieJar.requestHeaders = { origin: "https://evil.example" };
  expect([(await POST()).status, cookieJar.getAll().length]).toEqual([403, 1]);
});
