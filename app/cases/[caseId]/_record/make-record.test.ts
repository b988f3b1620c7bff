import { afterEach, describe, expect, test, vi } from "vitest";
import { aCaseSource, aCommentSource, anEditSource, someSources } from "@/lib/cases/a-record";
import { makeRecord, type RecordProgress } from "./make-record";

afterEach(() => vi.unstubAllGlobals());

type Answer = { status?: number; body: unknown };

const { maker, madeAt, link, theCase, tags } = someSources();
const start = { maker, madeAt, link, theCase, tags };

const page = (items: object[], more: object = {}): Answer => ({ body: { status: "read", items, ...more } });

const answers = {
  start: [{ body: start }] as Answer[],
  comments: [page([aCommentSource()], { total: 1 })],
  edits: [page([anEditSource()])],
  findings: [page([])],
};

/** Each list's answers in turn; the last one again and again. */
async function make(
  parts: Partial<typeof answers> = {},
  {
    signal = new AbortController().signal,
    onAsked = () => {},
    hashes = new Map(),
  }: { signal?: AbortSignal; onAsked?: () => void; hashes?: ReadonlyMap<string, string> } = {},
) {
  const left = { ...answers, ...parts };
  const asked: string[] = [];
  const progress: RecordProgress[] = [];
  vi.stubGlobal("fetch", async (path: string, { signal: ended }: { signal: AbortSignal }) => {
    const query = new URL(path, "https://casedesk.example.com").searchParams;
    asked.push(query.toString());
    onAsked();
    ended.throwIfAborted();
    const list = (query.get("list") ?? "start") as keyof typeof answers;
    const [next, ...others] = left[list];
    if (others.length > 0) left[list] = others;
    return Response.json(next?.body, { status: next?.status ?? 200 });
  });
  const pauses: number[] = [];
  const made = await makeRecord({
    caseId: "1234567890",
    owner: { owner: "0123456789abcdef0123456789abcdef", roleArn: "arn:aws:iam::111122223333:role/Role" },
    timeZone: "Europe/Berlin",
    signal,
    hashes,
    onProgress: (each) => progress.push(each),
    pause: async (milliseconds) => void pauses.push(milliseconds),
  });
  return { made, asked, progress, pauses };
}

function someComments(from: number, count: number) {
  return Array.from({ length: count }, (_, index) => aCommentSource({ commentId: `${100_000 + from + index}` }));
}

const pagesOf1000 = Array.from({ length: 40 }, (_, index) =>
  page(someComments(25 * index, 25), { total: 1000, ...(index < 39 ? { nextToken: `page ${index + 2}` } : {}) }),
);

describe("making a record", () => {
  test("adds the hash of a file that this browser knows", async () => {
    const name = theCase.status === "read" ? (theCase.answer.files[0]?.fileName ?? "") : "";
    const { made } = await make({}, { hashes: new Map([[name, "a1".repeat(32)]]) });
    const files = made.status === "made" ? made.record.files : [];
    expect(files?.map(({ sha256 }) => sha256)).toContain("a1".repeat(32));
    expect(name).not.toBe("");
  });

  test("of 1,000 comments takes 40 calls for them, and says how far it is", async () => {
    const { made, asked, progress } = await make({ comments: pagesOf1000 });
    expect(made).toMatchObject({ status: "made", record: { isComplete: true } });
    expect(made.status === "made" && made.record.comments).toHaveLength(1000);
    expect(asked.filter((query) => query.startsWith("list=comments"))).toHaveLength(40);
    expect(asked).toContain("list=comments&token=page+40");
    expect([progress[0], progress.at(-1)]).toEqual([
      { comments: 25, total: 1000 },
      { comments: 1000, total: 1000 },
    ]);
  });

  test("asks for no findings of a self-managed case", async () => {
    const answer = aCaseSource({ resolverType: "Self" });
    const { made, asked } = await make({ start: [{ body: { ...start, theCase: { status: "read", answer } } }] });
    expect(asked).not.toContain("list=findings");
    expect(made).toMatchObject({ record: { findings: [], isComplete: true } });
  });

  test("names a list that the role cannot read", async () => {
    const { made, pauses } = await make({ comments: [{ body: { status: "denied" } }] });
    expect(made).toMatchObject({ record: { comments: null, missing: [{ parts: ["comments"], why: "denied" }] } });
    expect(pauses).toEqual([]);
  });

  test("tries a page three times, then names what is missing", async () => {
    const [first = page([])] = pagesOf1000;
    const { made, pauses } = await make({ comments: [first, { body: { status: "unavailable" } }] });
    expect(pauses).toEqual([2_000, 5_000]);
    expect(made).toMatchObject({
      record: { missing: [{ sentence: expect.stringContaining("The record has 25 of 1,000.") }] },
    });
  });

  test("goes on after an error that does not last", async () => {
    const { made } = await make({ edits: [{ status: 502, body: {} }, { body: { status: "unavailable" } }, page([])] });
    expect(made).toMatchObject({ record: { edits: [], isComplete: true } });
  });

  test("ends when AWS gives the same page again and again", async () => {
    const { made } = await make({ comments: [page([aCommentSource()], { nextToken: "same", total: 2 })] });
    expect(made).toMatchObject({
      record: { comments: [{}], missing: [{ sentence: expect.stringContaining("again and again") }] },
    });
  });

  test("takes a comment that is on two pages once", async () => {
    const pages = [page(someComments(0, 2), { nextToken: "next" }), page(someComments(1, 2))];
    const { made } = await make({ comments: pages });
    expect(made.status === "made" && made.record.comments).toHaveLength(3);
  });

  test("has no findings, and misses none, where AWS has not investigated yet", async () => {
    const { made } = await make({ findings: [{ body: { status: "absent" } }] });
    expect(made).toMatchObject({ record: { findings: [], isComplete: true } });
  });
});

describe("nothing is made", () => {
  test.each([
    [403, { refused: "other-user" }, { status: "gone", why: "other-user" }],
    [403, { refused: "other-role" }, { status: "gone", why: "other-role" }],
    [401, { refused: "signed-out" }, { status: "signed-out" }],
    [200, { status: "session-refused" }, { status: "signed-out" }],
    [500, {}, { status: "unreachable" }],
  ])("after %d %j in the middle of it", async (status, body, expected) => {
    const [first = page([])] = pagesOf1000;
    expect((await make({ comments: [first, { status, body }] })).made).toEqual(expected);
  });

  test("after it was cancelled, and nothing is read any more", async () => {
    const controller = new AbortController();
    let calls = 0;
    const onAsked = () => {
      calls += 1;
      if (calls === 10) controller.abort();
    };
    const { made, asked } = await make({ comments: pagesOf1000 }, { signal: controller.signal, onAsked });
    expect(made).toEqual({ status: "cancelled" });
    expect(asked).toHaveLength(10);
  });

  test("and nothing more is read, once its reader is gone", async () => {
    const edits = pagesOf1000.map(({ body }) => ({ body: Object.assign({}, body, { items: [] }) }));
    const { made, asked } = await make({ comments: [{ status: 403, body: { refused: "other-user" } }], edits });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked.length).toBeLessThan(10);
    expect(made).toMatchObject({ status: "gone" });
  });

  test("if the role can read nothing of the case", async () => {
    const denied = { body: { status: "denied" } };
    const { made } = await make({
      start: [{ body: { ...start, theCase: { status: "denied" }, tags: { status: "absent" } } }],
      comments: [denied],
      edits: [denied],
      findings: [denied],
    });
    expect(made).toEqual({ status: "nothing" });
  });
});
