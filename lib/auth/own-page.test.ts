import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { someSettings } from "@/lib/testing/settings";
import { isFromOwnPage } from "./own-page";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
  takeLogText();
});

const origin = "http://127.0.0.1:3000";

test.each([
  ["the portal's origin", { origin }],
  ["the portal's origin, from the same site", { origin, "sec-fetch-site": "same-origin" }],
])("a request with %s is from a page of the portal", async (_what, headers) => {
  cookieJar.requestHeaders = headers;
  expect(await isFromOwnPage()).toBe(true);
});

test.each([
  ["no origin", {}],
  ["no origin, though from the same site", { "sec-fetch-site": "same-origin" }],
  ["the origin null", { origin: "null" }],
  ["another origin", { origin: "https://evil.example" }],
  ["another port", { origin: "http://127.0.0.1:3001" }],
  ["another scheme", { origin: "https://127.0.0.1:3000" }],
  ["a host that begins like the portal's", { origin: "http://127.0.0.1.evil.example:3000" }],
  ["two origins", { origin: `${origin}, https://evil.example` }],
  ["the portal's origin from another site", { origin, "sec-fetch-site": "cross-site" }],
  ["the portal's origin from a sibling host", { origin, "sec-fetch-site": "same-site" }],
  ["the portal's origin by hand", { origin, "sec-fetch-site": "none" }],
  ["a foreign origin that its forwarded host agrees with", { origin: "https://evil", "x-forwarded-host": "evil" }],
])("a request with %s is not", async (_what, headers) => {
  cookieJar.requestHeaders = headers;
  expect(await isFromOwnPage()).toBe(false);
});

test("a request from a page of the portal is not logged", async () => {
  cookieJar.requestHeaders = { origin };
  await isFromOwnPage();
  expect(takeLogText()).toBe("");
});

test("a request from elsewhere is logged without its origin", async () => {
  cookieJar.requestHeaders = { origin: "https://evil.example" };
  await isFromOwnPage();
  expect(takeLogLines()).toEqual([{ level: 40, time: expect.any(String), event: "foreign_request" }]);
});
