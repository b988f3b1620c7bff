import { describe, expect, test } from "vitest";
import { aCaseSource, aCommentSource, anEditSource, readAll, someSources } from "./a-record";
import { toCaseRecord } from "./case-record";
import { recordSchema } from "./record-schema";

describe("the record of a case", () => {
  test("is what docs/record.md and its schema say", () => {
    const record = toCaseRecord(someSources());
    expect(recordSchema.parse(record)).toEqual(record);
    expect(record).toMatchObject({ isComplete: true, missing: [], caseId: "1234567890", version: 1 });
  });

  test("says who made it, when and under which role", () => {
    expect(toCaseRecord(someSources())).toMatchObject({
      madeAt: { utc: "2026-11-22T01:14:00.000Z", local: "2026-11-22T02:14:00.000+01:00" },
      madeBy: {
        name: "Ana Ruiz",
        role: "Incident responder",
        roleArn: "arn:aws:iam::111122223333:role/responder",
        roleSessionArn: "arn:aws:sts::111122223333:assumed-role/responder/ana@example.com",
      },
    });
  });

  test.each([
    ["Europe/Berlin", "2026-11-21T03:00:00.000+01:00"],
    ["America/St_Johns", "2026-11-20T22:30:00.000-03:30"],
    ["Pacific/Chatham", "2026-11-21T15:45:00.000+13:45"],
    ["UTC", "2026-11-21T02:00:00.000+00:00"],
  ])("has each time in UTC and in %s", (timeZone, local) => {
    const record = toCaseRecord(someSources({ timeZone }));
    expect(record.comments?.[0]?.createdDate).toEqual({ utc: "2026-11-21T02:00:00.000Z", local });
    expect(recordSchema.safeParse(record).success).toBe(true);
  });

  test("has a thousand comments, oldest first, whatever AWS's order", () => {
    const comments = Array.from({ length: 1000 }, (_, index) =>
      aCommentSource({
        commentId: String(index + 1).padStart(6, "0"),
        body: `Comment ${index + 1}`,
        createdDate: new Date(Date.UTC(2026, 10, 21) + index * 60_000).toISOString(),
      }),
    );
    const record = toCaseRecord(someSources({}, { comments: readAll([...comments].reverse()) }));
    expect(record.comments?.map(({ body }) => body)).toEqual(comments.map(({ body }) => body));
    expect(record.isComplete).toBe(true);
  });

  test("names who changed a comment, and when", () => {
    const changed = aCommentSource({
      lastUpdatedBy: "arn:aws:sts::111122223333:assumed-role/responder/ben@example.com",
      lastUpdatedDate: "2026-11-21T02:05:00.000Z",
    });
    const { comments } = toCaseRecord(someSources({}, { comments: readAll([changed]) }));
    expect(comments?.[0]?.changed).toMatchObject({
      by: { name: "ben@example.com" },
      at: { utc: "2026-11-21T02:05:00.000Z" },
    });
  });

  test("has the watchers, and everyone who wrote, changed or sent something", () => {
    const { people } = toCaseRecord(someSources());
    expect(people.watchers).toEqual([{ email: "ben@example.com", name: "Ben", jobTitle: "Counsel" }]);
    expect(people.authors).toMatchObject([
      { name: "AWS Responder", isAws: true, comments: 1, edits: 0, files: 0 },
      { name: "ana@example.com", comments: 0, edits: 0, files: 1 },
      { name: "ben@example.com", comments: 0, edits: 1, files: 0 },
    ]);
  });

  test("has a file's SHA-256 where it is known", () => {
    const [file] = aCaseSource().files;
    const sha256 = "a".repeat(64);
    const files = file ? [file, { ...file, attachmentId: "file-2", sha256 }] : [];
    const record = toCaseRecord(someSources({ theCase: { status: "read", answer: aCaseSource({ files }) } }));
    expect(record.files?.map((each) => each.sha256)).toEqual([null, sha256]);
    expect(recordSchema.safeParse(record).success).toBe(true);
  });

  test("keeps two edits that are the same", () => {
    const { edits } = toCaseRecord(someSources({}, { edits: readAll([anEditSource(), anEditSource()]) }));
    expect(edits).toHaveLength(2);
  });

  test("has no times where AWS gives none, and puts such comments last", () => {
    const timeless = aCommentSource({ commentId: "000000", createdDate: undefined });
    const { comments } = toCaseRecord(someSources({}, { comments: readAll([timeless, aCommentSource()]) }));
    expect(comments?.map(({ createdDate }) => createdDate?.utc)).toEqual(["2026-11-21T02:00:00.000Z", undefined]);
  });
});

describe("what could not be read is named", () => {
  test.each([
    ["comments", "denied", "The comments: the role does not have permission to read them (security-ir:ListComments)."],
    ["edits", "denied", "The edits: the role does not have permission to read them (security-ir:ListCaseEdits)."],
    [
      "findings",
      "denied",
      "The findings: the role does not have permission to read them (security-ir:ListInvestigations).",
    ],
    ["comments", "absent", "The comments: AWS did not show them."],
    ["edits", "unavailable", "The edits: AWS did not answer, or had an error."],
  ] as const)("%s, %s", (part, stop, sentence) => {
    const record = toCaseRecord(someSources({}, { [part]: { items: [], total: undefined, stop } }));
    expect(record).toMatchObject({ isComplete: false, missing: [{ parts: [part], sentence }], [part]: null });
    expect(recordSchema.safeParse(record).success).toBe(true);
  });

  test("the tags", () => {
    const record = toCaseRecord(someSources({ tags: { status: "denied" } }));
    expect(record).toMatchObject({
      tags: null,
      missing: [
        { sentence: "The tags: the role does not have permission to read them (security-ir:ListTagsForResource)." },
      ],
    });
  });

  test("everything of GetCase", () => {
    const record = toCaseRecord(someSources({ theCase: { status: "denied" }, tags: { status: "absent" } }));
    expect(record).toMatchObject({ facts: null, tags: null, files: null, people: { watchers: null } });
    expect(record.missing).toEqual([
      {
        parts: ["facts", "tags", "watchers", "files"],
        why: "denied",
        sentence:
          "The facts, tags, watchers and files: the role does not have permission to read them (security-ir:GetCase).",
      },
    ]);
    expect(recordSchema.safeParse(record).success).toBe(true);
  });

  test.each([
    ["unavailable", "The rest of the comments: AWS did not answer, or had an error. The record has 1 of 1,000."],
    ["repeated", "The rest of the comments: AWS gave the same page again and again. The record has 1 of 1,000."],
  ] as const)("the rest of a list that stopped: %s", (stop, sentence) => {
    const record = toCaseRecord(someSources({}, { comments: { items: [aCommentSource()], total: 1000, stop } }));
    expect(record).toMatchObject({ isComplete: false, missing: [{ sentence }], comments: [{ commentId: "000001" }] });
  });

  test("comments that AWS counts and did not show", () => {
    const record = toCaseRecord(someSources({}, { comments: { ...readAll([aCommentSource()]), total: 3 } }));
    expect(record.missing).toEqual([
      { parts: ["comments"], why: "incomplete", sentence: "Some comments: AWS counts 3, but showed only 1." },
    ]);
  });
});
