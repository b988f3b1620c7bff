import { afterEach, describe, expect, test, vi } from "vitest";
import { readAsOwner } from "./read-as-owner";

const owner = { owner: "0123456789abcdef0123456789abcdef", roleArn: "arn:aws:iam::111122223333:role/Role" };
const { signal } = new AbortController();

afterEach(() => vi.unstubAllGlobals());

function answerWith(status: number, body: unknown) {
  const fetched = vi.fn(async (_path: string, _options: RequestInit) => Response.json(body, { status }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

describe("a read for the person and role that the page was made for", () => {
  test("says for whom it is, in headers", async () => {
    const fetched = answerWith(200, { status: "read" });
    expect(await readAsOwner("/api/cases/1234567890", owner, signal)).toEqual({
      status: "ok",
      answer: { status: "read" },
    });
    expect(fetched.mock.calls[0]?.[1].headers).toEqual({
      "x-casedesk-owner": owner.owner,
      "x-casedesk-role": owner.roleArn,
    });
  });

  test.each(["other-user", "other-role"] as const)("is gone: %s", async (refused) => {
    answerWith(403, { refused });
    expect(await readAsOwner("/api/cases/1234567890", owner, signal)).toEqual({ status: "gone", why: refused });
  });

  test("is not gone when the session has ended, because its reader may be typing", async () => {
    answerWith(401, { refused: "signed-out" });
    expect(await readAsOwner("/api/cases/1234567890", owner, signal)).toEqual({ status: "signed-out" });
  });

  test.each([500, 404])("has failed with %d", async (status) => {
    answerWith(status, {});
    expect(await readAsOwner("/api/cases/1234567890", owner, signal)).toEqual({ status: "failed" });
  });

  test("has failed without a network", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("fetch failed");
    });
    expect(await readAsOwner("/api/cases/1234567890", owner, signal)).toEqual({ status: "failed" });
  });
});
