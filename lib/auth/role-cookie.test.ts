import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { someSettings, viewer } from "@/lib/testing/settings";
import { rememberedRole, rememberRole } from "./role-cookie";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
});

test("no role is remembered before one was chosen", async () => {
  expect(await rememberedRole()).toBeUndefined();
});

test("the chosen role is remembered", async () => {
  await rememberRole(viewer.arn);
  expect(await rememberedRole()).toBe(viewer.arn);
});

test("the chosen role is forgotten when the browser closes, and no script reads it", async () => {
  await rememberRole(viewer.arn);
  expect(cookieJar.attributesOf("casedesk.role")).toEqual({
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: false,
  });
});
