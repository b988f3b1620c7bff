import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { toDraftKeys } from "@/lib/auth/draft-key";
import { currentSession } from "@/lib/auth/session";
import { aCase } from "@/lib/cases/a-case";
import { caseSchema } from "@/lib/cases/case-schema";
import { justOpened } from "@/lib/opened-case";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { forgetPace } from "@/lib/testing/forget-pace";
import { type Answer, type HttpDouble, startHttpDouble } from "@/lib/testing/http-double";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { holdSession } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";
import { openCase } from "./action";
import { findCases } from "./find-cases";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

let aws: HttpDouble;

beforeAll(async () => {
  aws = await startHttpDouble();
});

afterAll(() => aws.close());

const created: Answer = { status: 201, body: { caseId: "1234567890" } };

beforeEach(async () => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
  vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", aws.address);
  // The SDK multiplies its waits between attempts by Math.random.
  vi.spyOn(Math, "random").mockReturnValue(0);
  aws.answerWith(created);
  forgetPace();
  await signIn();
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  cookieJar.clear();
  takeLogText();
});

async function signIn(parts: Parameters<typeof holdSession>[0] = {}): Promise<void> {
  await holdSession(parts);
}

function refusal(status: number, type: string, body: object = {}): Answer {
  return { status, headers: { "x-amzn-errortype": type }, body };
}

describe("a case that AWS opens", () => {
  test("sends the browser to its page", async () => {
    await expect(openCase(aCase())).rejects.toMatchObject({
      digest: expect.stringMatching(/^NEXT_REDIRECT;\w+;\/cases\/1234567890;/),
    });
  });

  test("is remembered as just opened", async () => {
    await openCase(aCase()).catch(() => {});
    expect(await justOpened("1234567890")).toEqual({
      caseId: "1234567890",
      clientToken: aCase().clientToken,
      duplicates: [],
      isDuplicatePossible: false,
      hasLooked: false,
    });
  });

  test("goes to AWS under the person's own role session", async () => {
    await openCase(aCase()).catch(() => {});
    expect(aws.received[0]?.headers["x-amz-security-token"]).toBe("ana-session-token");
  });

  test("carries the form's token", async () => {
    await openCase(aCase({ clientToken: "0f0e0d0c-0b0a-4908-8706-050403020100" })).catch(() => {});
    expect(JSON.parse(aws.received[0]?.body ?? "")).toMatchObject({
      clientToken: "0f0e0d0c-0b0a-4908-8706-050403020100",
    });
  });
});

describe("somebody who is signed out", () => {
  test("gets an answer that says so", async () => {
    cookieJar.clear();
    expect(await openCase(aCase())).toEqual({ status: "failed", code: "signed-out", outcome: "not-done" });
  });

  test("gets the same answer when the session has ended meanwhile", async () => {
    await signIn({ expiresAt: Date.now() - 1 });
    expect(await openCase(aCase())).toMatchObject({ code: "signed-out" });
  });

  test("sends nothing to AWS", async () => {
    cookieJar.clear();
    await openCase(aCase());
    expect(aws.received).toEqual([]);
  });

  test("learns nothing about what was sent", async () => {
    cookieJar.clear();
    expect(await openCase({ title: 1 })).toMatchObject({ code: "signed-out" });
  });
});

describe("a form that is wrong", () => {
  test("is answered field by field", async () => {
    expect(await openCase(aCase({ title: "", watchers: [{ email: "ana", name: "Ana", jobTitle: "" }] }))).toEqual({
      status: "invalid",
      issues: expect.arrayContaining([
        { path: "title", message: expect.any(String) },
        { path: "watchers.0.email", message: expect.any(String) },
      ]),
    });
  });

  test("sends nothing to AWS", async () => {
    await openCase(aCase({ title: "" }));
    expect(aws.received).toEqual([]);
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "title"],
    ["a list", [aCase()]],
    ["a FormData, as a form without script sends", new FormData()],
    ["a member that the form has not", { ...aCase(), role: "admin" }],
    [
      "a member of a row that the form has not",
      aCase({ tags: [Object.assign({ key: "k", value: "v" }, { more: 1 })] }),
    ],
    ["the prototype as a member", JSON.parse(JSON.stringify(aCase()).replace("{", '{"__proto__":{"a":1},'))],
    ["a missing member", { ...aCase(), title: undefined }],
    ["a member of another type", { ...aCase(), impactedAccounts: ["111122223333"] }],
    ["a list far too long", { ...aCase(), tags: Array(100_000).fill({ key: "k", value: "v" }) }],
  ])("may be anything a browser can send: %s", async (_what, input) => {
    expect([await openCase(input), aws.received]).toMatchObject([{ status: "invalid" }, []]);
  });

  test("is logged with field names but not their contents", async () => {
    await openCase(aCase({ title: "", tags: [{ key: "aws:canary", value: "canary" }] }));
    expect(takeLogLines()).toEqual([
      {
        level: 40,
        time: expect.any(String),
        event: "input_refused",
        operation: "openCase",
        fields: ["title", "tags.0.key"],
      },
    ]);
  });

  test("is logged without the names that a stranger gave to members", async () => {
    await openCase({ ...aCase(), canary: 1 });
    expect(takeLogText()).not.toContain("canary");
  });

  test("is logged with fifty names at most", async () => {
    const watchers = Array.from({ length: 30 }, () => ({ email: "a", name: "", jobTitle: "j".repeat(51) }));
    const tags = Array.from({ length: 60 }, () => ({ key: "aws:a", value: "" }));
    await openCase(aCase({ watchers, tags }));
    expect(takeLogLines()[0]?.fields).toHaveLength(50);
  });
});

describe("a case that AWS does not open", () => {
  test("is a value: the role cannot", async () => {
    aws.answerWith(refusal(403, "AccessDeniedException"));
    expect(await openCase(aCase())).toEqual({
      status: "failed",
      code: "access-denied",
      outcome: "not-done",
      awsRequestId: "request-1",
    });
  });

  test("is answered at the field that AWS names", async () => {
    const fieldList = [{ name: "watchers.0.email", message: "is not a mailbox" }];
    aws.answerWith(refusal(400, "ValidationException", { reason: "FIELD_VALIDATION_FAILED", fieldList }));
    const watchers = [{ email: "ana@example.com", name: "Ana", jobTitle: "Analyst" }];
    expect(await openCase(aCase({ watchers }))).toMatchObject({
      status: "invalid",
      issues: [{ path: "watchers.0.email", message: "Email of watcher 1: is not a mailbox" }],
    });
  });

  test("is unclear when the answer was lost before AWS throttled the rest", async () => {
    aws.answerWith("connection reset", {
      status: 429,
      headers: { "x-amzn-errortype": "ThrottlingException", "retry-after": "60" },
    });
    expect(await openCase(aCase())).toMatchObject({ outcome: "unclear" });
  });

  test("is not remembered as just opened", async () => {
    aws.answerWith(refusal(403, "AccessDeniedException"));
    await openCase(aCase());
    expect(cookieJar.get("casedesk.opened")).toBeUndefined();
  });
});

/** The page's claims about a try. */
async function tried(parts: object = {}) {
  const session = await currentSession();
  if (!session) throw new Error("nobody is signed in");
  return { owner: toDraftKeys(session)[0].owner, roleArn: session.role.arn, ...parts };
}

const now = () => Math.floor(Date.now() / 1000);
const title = caseSchema.parse(aCase()).title;
const listed = (...items: object[]): Answer => ({ status: 200, body: { items } });

describe("a repeated try", () => {
  test("goes out when the page still belongs to the person and the role", async () => {
    aws.answerWith(created, listed());
    await openCase(aCase(), await tried({ firstTriedMillisecondsAgo: 0 })).catch(() => {});
    expect(aws.received[0]?.url).toBe("/v1/create-case");
  });

  test("is refused when somebody else has signed in since the page came", async () => {
    const before = await tried();
    await signIn({ sub: "subject-2" });
    expect([await openCase(aCase(), before), aws.received]).toMatchObject([{ code: "other-user" }, []]);
  });

  test.each([null, "page", { owner: "x" }, { owner: 1, roleArn: "x" }, { firstTriedMillisecondsAgo: -1 }])(
    "is refused when the page says of itself %j",
    async (page) => {
      expect([await openCase(aCase(), page), aws.received]).toMatchObject([{ status: "invalid" }, []]);
    },
  );

  test("is refused under another role than the first", async () => {
    const before = await tried({ firstTriedMillisecondsAgo: 0 });
    await signIn({ role: { label: "Other", arn: "arn:aws:iam::111122223333:role/Other" } });
    expect([await openCase(aCase(), before), aws.received]).toMatchObject([{ code: "other-role" }, []]);
  });

  test("is refused the first time as well under another role than the page shows", async () => {
    const before = await tried();
    await signIn({ role: { label: "Other", arn: "arn:aws:iam::111122223333:role/Other" } });
    expect([await openCase(aCase(), before), aws.received]).toMatchObject([{ code: "other-role" }, []]);
  });

  test("names another case with the same title that AWS got since the first", async () => {
    aws.answerWith(
      created,
      listed({ caseId: "1234567890", title, createdDate: now() }, { caseId: "9876543210", title, createdDate: now() }),
    );
    await openCase(aCase(), await tried({ firstTriedMillisecondsAgo: 0 })).catch(() => {});
    expect(await justOpened("1234567890")).toMatchObject({ duplicates: ["9876543210"], hasLooked: true });
  });

  test("does not take an older case, or one with another title, for its duplicate", async () => {
    aws.answerWith(
      created,
      listed(
        { caseId: "9876543210", title, createdDate: now() - 3600 },
        { caseId: "9876543211", title: `${title}!`, createdDate: now() },
      ),
    );
    await openCase(aCase(), await tried({ firstTriedMillisecondsAgo: 0 })).catch(() => {});
    expect(await justOpened("1234567890")).toMatchObject({ duplicates: [] });
  });

  test("says that there may be a duplicate when the role cannot look", async () => {
    aws.answerWith(created, refusal(403, "AccessDeniedException"));
    await openCase(aCase(), await tried({ firstTriedMillisecondsAgo: 0 })).catch(() => {});
    expect(await justOpened("1234567890")).toMatchObject({ isDuplicatePossible: true, hasLooked: false });
  });

  test("says when its description goes on in comments, and sends AWS what it takes", async () => {
    aws.answerWith(created);
    await openCase(aCase({ description: "x".repeat(9000) }), await tried()).catch(() => {});
    expect(await justOpened("1234567890")).toMatchObject({ isContinued: true });
    expect(JSON.parse(aws.received[0]?.body ?? "").description).toHaveLength(8000);
  });

  test("looks for a duplicate as well when only the SDK repeated it", async () => {
    aws.answerWith("connection reset", created, listed({ caseId: "9876543210", title, createdDate: now() }));
    await openCase(aCase(), await tried()).catch(() => {});
    expect(await justOpened("1234567890")).toMatchObject({ duplicates: ["9876543210"], isHealed: true });
  });

  test("is not called the SDK's work when the person had pressed twice", async () => {
    aws.answerWith("connection reset", created, listed());
    await openCase(aCase(), await tried({ firstTriedMillisecondsAgo: 0 })).catch(() => {});
    const opened = await justOpened("1234567890");
    expect([opened?.isDuplicatePossible, opened?.isHealed]).toEqual([true, undefined]);
  });

  test("cannot rule out a duplicate that arrives late", async () => {
    aws.answerWith("connection reset", created, listed());
    await openCase(aCase(), await tried()).catch(() => {});
    expect(await justOpened("1234567890")).toMatchObject({
      duplicates: [],
      isDuplicatePossible: true,
      hasLooked: true,
    });
  });

  test("looks for no duplicate when AWS only asked the SDK to wait", async () => {
    aws.answerWith(refusal(429, "ThrottlingException"), created);
    await openCase(aCase(), await tried()).catch(() => {});
    expect(aws.received.map(({ url }) => url)).toEqual(["/v1/create-case", "/v1/create-case"]);
  });

  test("costs no second call to AWS when the first one was answered", async () => {
    aws.answerWith(created);
    await openCase(aCase(), await tried()).catch(() => {});
    expect(aws.received).toHaveLength(1);
  });
});

describe("looking for a case of one's own", () => {
  test("gives those with the title since the first try, newest first", async () => {
    aws.answerWith(
      listed(
        { caseId: "1111111111", title, createdDate: now() - 60 },
        { caseId: "2222222222", title, createdDate: now() },
      ),
    );
    const found = await findCases({ title, firstTriedMillisecondsAgo: 120_000 });
    expect(found).toMatchObject({ status: "found", cases: [{ caseId: "2222222222" }, { caseId: "1111111111" }] });
  });

  test("reads on while AWS has more pages", async () => {
    aws.answerWith(
      { status: 200, body: { items: [], nextToken: "more" } },
      listed({ caseId: "2222222222", title, createdDate: now() }),
    );
    expect(await findCases({ title, firstTriedMillisecondsAgo: 0 })).toMatchObject({
      cases: [{ caseId: "2222222222" }],
    });
  });

  test("says that the role cannot", async () => {
    aws.answerWith(refusal(403, "AccessDeniedException"));
    expect(await findCases({ title, firstTriedMillisecondsAgo: 0 })).toEqual({ status: "denied" });
  });

  test("does not call it none while pages are left unread", async () => {
    aws.answerWith({ status: 200, body: { items: [], nextToken: "more" } });
    expect(await findCases({ title, firstTriedMillisecondsAgo: 0 })).toEqual({ status: "unavailable" });
  });

  test("says that AWS did not answer", async () => {
    aws.answerWith({ status: 503, body: "<html>" });
    expect(await findCases({ title, firstTriedMillisecondsAgo: 0 })).toEqual({ status: "unavailable" });
  });

  test("asks nothing for somebody who is signed out", async () => {
    cookieJar.clear();
    expect([await findCases({ title, firstTriedMillisecondsAgo: 0 }), aws.received]).toMatchObject([
      { code: "signed-out" },
      [],
    ]);
  });

  test.each([
    null,
    "title",
    { title },
    { title, firstTriedMillisecondsAgo: "now" },
    { title, firstTriedMillisecondsAgo: 1, more: 1 },
  ])("asks nothing when the query is %j", async (query) => {
    expect([await findCases(query), aws.received]).toMatchObject([{ status: "invalid" }, []]);
  });
});

describe("one user's many cases", () => {
  const aNewCase = () => aCase({ clientToken: crypto.randomUUID() });

  test("are admitted up to the limit, then told when to try again", async () => {
    await signIn({ sub: "hasty" });
    for (let sent = 0; sent < 5; sent++) await openCase(aNewCase()).catch(() => {});
    expect(await openCase(aNewCase())).toMatchObject({
      code: "rate-limited",
      outcome: "not-done",
      retryAfterSeconds: expect.any(Number),
      submitLimit: { cases: 5, windowSeconds: 600 },
    });
  });

  test("that AWS refused do not count", async () => {
    await signIn({ sub: "refused" });
    aws.answerWith(refusal(403, "AccessDeniedException"));
    for (let sent = 0; sent < 6; sent++) await openCase(aNewCase());
    expect(await openCase(aNewCase())).toMatchObject({ code: "access-denied" });
  });

  test("whose outcome is unclear count", async () => {
    await signIn({ sub: "unlucky" });
    aws.answerWith(refusal(409, "ConflictException"));
    for (let sent = 0; sent < 5; sent++) await openCase(aNewCase());
    expect(await openCase(aNewCase())).toMatchObject({ code: "rate-limited" });
  });

  test("do not block the repetition of one that was sent", async () => {
    await signIn({ sub: "hasty as well" });
    const first = aNewCase();
    await openCase(first).catch(() => {});
    for (let sent = 0; sent < 5; sent++) await openCase(aNewCase()).catch(() => {});
    await expect(openCase(first)).rejects.toMatchObject({ digest: expect.stringContaining("NEXT_REDIRECT") });
  });
});
