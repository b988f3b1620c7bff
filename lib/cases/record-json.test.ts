import { describe, expect, test } from "vitest";
import { aCaseSource, aCommentSource, aLongRecord, readAll, someSources } from "./a-record";
import { toCaseRecord } from "./case-record";
import { toRecordJson } from "./record-json";
import { recordSchema } from "./record-schema";

const hostile = [
  "</script><script>alert(1)</script>",
  "pay\u202Eexe.txt\u200B\u001B[31m\u0000\u2028\u{E0041}",
  "🔥".repeat(12_000),
  '"}],"comments":[]',
  "\\u202e \\",
  "\ud83d",
];

describe("a record in JSON", () => {
  test.each(hostile)("gives each text back as AWS has it", (body) => {
    const answer = aCaseSource({ title: body, caseMetadata: [{ key: "__proto__", value: body }] });
    const sources = someSources(
      { theCase: { status: "read", answer } },
      { comments: readAll([aCommentSource({ body })]) },
    );
    const record = toCaseRecord(sources);
    expect(recordSchema.parse(JSON.parse(toRecordJson(record)))).toEqual(record);
  });

  test.each(["Europe/Berlin", "America/St_Johns", "Pacific/Chatham"])(
    "of a long, hostile case in %s has every comment, edit, finding, file and fact",
    (timeZone) => {
      const sources = aLongRecord(timeZone, hostile);
      const record = recordSchema.parse(JSON.parse(toRecordJson(toCaseRecord(sources))));
      const { comments, edits, findings } = sources.lists;
      expect(record.comments?.map(({ body }) => body)).toEqual(comments.items.map(({ body }) => body));
      expect(record.edits?.map(({ message }) => message)).toEqual(edits.items.map(({ message }) => message));
      expect(record.findings?.map(({ content }) => content)).toEqual(findings.items.map(({ content }) => content));
      expect([record.files?.length, record.facts?.title, record.isComplete]).toEqual([50, `${hostile[0]} #0`, true]);
      const times = record.comments?.map(({ createdDate }) => createdDate);
      expect(times?.filter((time) => time && Date.parse(time.utc) === Date.parse(time.local))).toHaveLength(1000);
      expect(record.timeZone).toBe(timeZone);
    },
  );

  test("holds nothing that hides, turns text around or begins markup", () => {
    const comments = readAll(hostile.map((body, index) => aCommentSource({ body, commentId: String(index) })));
    expect(toRecordJson(toCaseRecord(someSources({}, { comments })))).not.toMatch(
      /(?!\n)[\p{Cc}\p{Cs}<>&\u200B\u202E\u2028\u{E0041}]/u,
    );
  });

  test("can be read in every script", () => {
    const comments = readAll([aCommentSource({ body: "侵害の疑い 👩‍🚒" })]);
    expect(toRecordJson(toCaseRecord(someSources({}, { comments })))).toContain("侵害の疑い 👩‍🚒");
  });

  test("of 1,000 comments is made in one go", () => {
    const comments = readAll(
      Array.from({ length: 1000 }, (_, index) =>
        aCommentSource({ commentId: String(index), body: "\u202E🔥<".repeat(300) }),
      ),
    );
    const parsed = JSON.parse(toRecordJson(toCaseRecord(someSources({}, { comments }))));
    expect(parsed.comments).toHaveLength(1000);
  });
});
