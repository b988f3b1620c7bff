import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Session } from "@/lib/auth/session";
import { takeLogLines } from "@/lib/testing/log-lines";
import { aSession } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));
const session = vi.hoisted(() => ({ current: null as unknown }));
vi.mock("@/lib/auth/session", () => ({ currentSession: async () => session.current }));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
  session.current = aSession();
});
afterEach(() => vi.unstubAllEnvs());

async function get(change: { as?: Session; role?: string; owner?: string } = {}) {
  const { userRoute } = await import("./user-route");
  const { toPageOwner } = await import("./auth/draft-key");
  const { owner, roleArn } = toPageOwner(change.as ?? aSession());
  const work = vi.fn(async (_session, { params, query }) => ({ ...params, list: query.get("list") }));
  const headers = { "x-casedesk-owner": change.owner ?? owner, "x-casedesk-role": change.role ?? roleArn };
  const request = new Request("http://127.0.0.1:3000/api/cases/1234567890/timeline?list=edits", { headers });
  const response = await userRoute("timeline", work)(request, { params: Promise.resolve({ caseId: "1234567890" }) });
  return { status: response.status, body: await response.json(), calls: work.mock.calls.length };
}

describe("a route that reads for a page", () => {
  test("answers the person and role that the page was made for", async () => {
    expect(await get()).toEqual({ status: 200, body: { caseId: "1234567890", list: "edits" }, calls: 1 });
  });

  test("reads nothing for a visitor", async () => {
    session.current = null;
    expect(await get()).toEqual({ status: 401, body: { refused: "signed-out" }, calls: 0 });
  });

  test("reads nothing when somebody else has signed in", async () => {
    expect(await get({ as: aSession({ subject: "somebody-else" }) })).toEqual({
      status: 403,
      body: { refused: "other-user" },
      calls: 0,
    });
  });

  test("reads nothing under another role than the page's", async () => {
    const role = "arn:aws:iam::111122223333:role/IncidentViewer";
    expect(await get({ role })).toEqual({ status: 403, body: { refused: "other-role" }, calls: 0 });
  });

  test("reads nothing for a request that does not say for whom", async () => {
    expect(await get({ owner: "" })).toMatchObject({ status: 403, calls: 0 });
  });

  test("logs the refusal, without the query", async () => {
    takeLogLines();
    session.current = null;
    await get();
    const lines = takeLogLines();
    expect(lines).toEqual([
      expect.objectContaining({ event: "access_refused", operation: "timeline", outcome: "signed-out" }),
    ]);
    expect(JSON.stringify(lines)).not.toContain("edits");
  });
});
