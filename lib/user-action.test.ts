import { notFound, redirect } from "next/navigation";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { toDraftKeys } from "@/lib/auth/draft-key";
import { inRequest } from "@/lib/observability/request-context";
import { failed } from "@/lib/result";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { aSession, holdSession } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";
import { userAction } from "@/lib/user-action";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const schema = z.strictObject({ count: z.coerce.number() });
const work = vi.fn(async (..._given: unknown[]): Promise<unknown> => ({ status: "done" }));
const act = userAction("act", schema, (session, values, sent) => work(session.subject, values, sent));
const ownPage = () => ({ owner: toDraftKeys(aSession())[0].owner, roleArn: aSession().role.arn });

beforeEach(async () => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
  await holdSession();
});

afterEach(() => {
  vi.unstubAllEnvs();
  work.mockReset().mockResolvedValue({ status: "done" });
  cookieJar.clear();
  takeLogText();
});

describe("an action", () => {
  test("is given the session, the values of the schema, and what was sent", async () => {
    const page = { ...ownPage(), firstTriedMillisecondsAgo: 5 };
    expect(await act({ count: "7" }, page)).toEqual({ status: "done" });
    expect(work).toHaveBeenCalledWith("subject-1", { count: 7 }, { input: { count: "7" }, page });
  });

  test("believes a device whose clock says that the first try was ten years ago", async () => {
    const page = { ...ownPage(), firstTriedMillisecondsAgo: 10 * 365 * 86_400_000 };
    expect(await act({ count: 7 }, page)).toEqual({ status: "done" });
  });

  test.each([-1, 1e300, Number.NaN, "5"])(
    "is refused when the first try is said to be %j milliseconds old",
    async (age) => {
      const answer = await act({ count: 7 }, { ...ownPage(), firstTriedMillisecondsAgo: age });
      expect([answer, work.mock.calls]).toEqual([expect.objectContaining({ status: "invalid" }), []]);
    },
  );

  test("may be called without a word about the page", async () => {
    await act({ count: 7 });
    expect(work).toHaveBeenCalledWith("subject-1", { count: 7 }, { input: { count: 7 }, page: undefined });
  });

  test.each([
    ["nobody is signed in", () => cookieJar.clear(), ownPage, "signed-out"],
    ["the page is somebody else's", () => {}, () => ({ ...ownPage(), owner: "x" }), "other-user"],
    ["the page shows another role", () => {}, () => ({ ...ownPage(), roleArn: "x" }), "other-role"],
  ])("is refused and logged when %s", async (_why, prepare, page, code) => {
    const pageClaims = page();
    prepare();
    expect(await act({ count: 7 }, pageClaims)).toEqual(failed(code as "signed-out"));
    expect(takeLogLines()).toMatchObject([{ event: "access_refused", operation: "act", outcome: code }]);
    expect(work).not.toHaveBeenCalled();
  });

  test("is refused when another site calls it", async () => {
    cookieJar.requestHeaders = { origin: "https://evil.example" };
    expect(await act({ count: 7 }, ownPage())).toEqual(failed("signed-out"));
    expect(work).not.toHaveBeenCalled();
  });

  test.each([
    ["input", { count: "x" }, undefined, ["count"]],
    ["page", { count: 7 }, { owner: "x" }, [""]],
  ])("is refused and logged when the %s does not fit", async (_what, input, page, fields) => {
    expect(await act(input, page)).toMatchObject({ status: "invalid" });
    expect(takeLogLines()).toMatchObject([{ event: "input_refused", operation: "act", fields }]);
    expect(work).not.toHaveBeenCalled();
  });

  test("is logged with the first 50 of many wrong fields", async () => {
    const actOnMany = userAction("act", z.array(z.string()), work);
    await actOnMany(Array.from({ length: 60 }, () => 1));
    expect(takeLogLines()).toMatchObject([{ fields: Array.from({ length: 50 }, (_, index) => String(index)) }]);
  });

  test("gives a refusal the ID of the request", async () => {
    work.mockResolvedValue(failed("throttled"));
    const answer = await inRequest("request-7", () => act({ count: 7 }));
    expect(answer).toEqual(failed("throttled", { reference: "request-7" }));
  });

  test("never throws: an error becomes an unclear outcome and a log line without its message", async () => {
    work.mockRejectedValue(new TypeError("canary"));
    expect(await act({ count: 7 })).toEqual(failed("portal-error"));
    const text = takeLogText();
    expect(text).not.toContain("canary");
    expect(text).toMatch(/"event":"request_failed","outcome":"action",.*"errorName":"TypeError"/);
  });

  test.each([
    ["a redirect", () => redirect("/cases/1234567890"), /^NEXT_REDIRECT/],
    ["a not-found", () => notFound(), /^NEXT_HTTP_ERROR_FALLBACK;404/],
  ])("lets %s of Next through", async (_what, leave, digest) => {
    work.mockImplementation(async () => leave());
    await expect(act({ count: 7 })).rejects.toMatchObject({ digest: expect.stringMatching(digest) });
  });
});
