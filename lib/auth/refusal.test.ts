import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { someSettings } from "@/lib/testing/settings";
import { currentRefusal, keepRefusal, type Refusal } from "./refusal";
import { seal } from "./seal";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

const refusal: Refusal = {
  kind: "role-refused",
  who: "noa@example.com",
  returnTo: "/cases/new",
  roleLabel: "Incident responder",
  roleArn: "arn:aws:iam::111122223333:role/IncidentResponder",
  sessionName: "noa@example.com",
  errorName: "AccessDenied",
  awsRequestId: "request-1",
};

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  cookieJar.clear();
});

describe("a kept refusal", () => {
  test("can be read by the page that explains it", async () => {
    await keepRefusal(refusal);
    expect(await currentRefusal()).toEqual(refusal);
  });

  test("is sealed, as it names a person", async () => {
    await keepRefusal({ kind: "no-role", who: "noa@example.com", returnTo: "/" });
    const [, payload = ""] = cookieJar.get("casedesk.refusal")?.value.split(".") ?? [];
    expect(
      [cookieJar.get("casedesk.refusal")?.value, Buffer.from(payload, "base64url").toString()].join(),
    ).not.toContain("noa");
  });

  test("is kept where no script reads it, for ten minutes", async () => {
    await keepRefusal(refusal);
    expect(cookieJar.attributesOf("casedesk.refusal")).toMatchObject({ httpOnly: true, maxAge: 600 });
  });

  test("is gone after ten minutes even if the browser keeps the cookie", async () => {
    await keepRefusal(refusal);
    vi.useFakeTimers({ now: Date.now() + 660_000, toFake: ["Date"] });
    expect(await currentRefusal()).toBeNull();
  });
});

describe("there is no refusal", () => {
  test.each(["http://127.0.0.1:3000", "https://casedesk.example.com"])(
    "once it is forgotten, at %s",
    async (address) => {
      vi.stubEnv("NEXTAUTH_URL", address);
      vi.resetModules(); // The settings are read once.
      const afresh = await import("./refusal");
      await afresh.keepRefusal(refusal);
      expect(await afresh.currentRefusal()).toEqual(refusal);
      await afresh.forgetRefusal();
      expect(await afresh.currentRefusal()).toBeNull();
    },
  );

  test("without a cookie", async () => {
    expect(await currentRefusal()).toBeNull();
  });

  test("in a forged cookie", async () => {
    cookieJar.set("casedesk.refusal", "a.b.c.d.e");
    expect(await currentRefusal()).toBeNull();
  });

  test("in a session cookie put in its place", async () => {
    cookieJar.set("casedesk.refusal", await seal(refusal, "session", 600));
    expect(await currentRefusal()).toBeNull();
  });

  test("in a sealed cookie of another shape", async () => {
    cookieJar.set("casedesk.refusal", await seal({ kind: "other" }, "refusal", 600));
    expect(await currentRefusal()).toBeNull();
  });
});
