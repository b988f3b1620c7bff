import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keepRefusal, type Refusal } from "@/lib/auth/refusal";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { someSettings } from "@/lib/testing/settings";
import RefusedPage from "./page";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
});

async function textOf(refusal: Refusal): Promise<string> {
  await keepRefusal(refusal);
  return renderToStaticMarkup(await RefusedPage()).replace(/<[^>]*>/g, "|");
}

const refused: Refusal = {
  kind: "role-refused",
  who: "ana@example.com",
  roleLabel: "Incident responder",
  roleArn: "arn:aws:iam::111122223333:role/IncidentResponder",
  sessionName: "ana@example.com",
  errorName: "AccessDenied",
  awsRequestId: "request-1",
};

describe("the page about a refused sign-in", () => {
  test("sends a visitor who was not refused to the sign-in page", async () => {
    await expect(RefusedPage()).rejects.toMatchObject({ digest: expect.stringContaining(";/sign-in;") });
  });

  test("tells a person without a role which claims would give one", async () => {
    expect(await textOf({ kind: "no-role", who: "noa@example.com" })).toMatch(
      /You do not have access to Casedesk.*noa@example\.com.*\|ir-responders\| in \|groups\|, for the role Incident responder.*\|ir-viewers\|/s,
    );
  });

  test("shows the details that AWS administrators need", async () => {
    expect(await textOf(refused)).toMatch(
      /AWS did not give you the role Incident responder.*role\/IncidentResponder.*Session name.*ana@example\.com.*AccessDenied.*request-1/s,
    );
  });

  test("leaves out an unknown request ID", async () => {
    const { awsRequestId: _unknown, ...rest } = refused;
    expect(await textOf(rest)).not.toContain("AWS request ID");
  });

  test("escapes the claims of a token", async () => {
    expect(await textOf({ kind: "no-role", who: "<script>alert(1)</script>" })).toContain("&lt;script&gt;");
  });

  test("offers to sign out", async () => {
    expect(await textOf(refused)).toContain("|Sign out|");
  });
});
