import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOwnEntry, mergeTimeline, type TimelineEntry, toCommentEntry, toEditEntry, toFileEntry } from "./timeline";

const ownArn = "arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com";
const at = new Date("2026-03-04T05:06:07Z");

const aComment = (parts: Partial<Parameters<typeof toCommentEntry>[0]> = {}) => ({
  commentId: "000001",
  body: "Hello",
  creator: ownArn,
  createdDate: at,
  lastUpdatedDate: at,
  ...parts,
});

describe("a comment in the timeline", () => {
  test("is the reader's own only under the role session that wrote it", () => {
    const sameName = ownArn.replace("IncidentResponder", "IncidentViewer");
    const isOwn = (creator: string | undefined, arn: string | undefined = ownArn) =>
      toCommentEntry(aComment({ creator }), arn).isOwn;
    expect([isOwn(ownArn), isOwn(sameName), isOwn("111122223333"), isOwn(undefined)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("is nobody's own where the portal does not know the reader's ARN", () => {
    expect(toCommentEntry(aComment({ creator: undefined }), undefined).isOwn).toBe(false);
  });

  test("says when it was edited, and nothing if it never was", () => {
    const later = new Date(at.getTime() + 1000);
    expect(toCommentEntry(aComment({ lastUpdatedDate: later }), ownArn).editedAt).toBe(later.getTime());
    expect(toCommentEntry(aComment(), ownArn)).not.toHaveProperty("editedAt");
  });
});

const anEdit = { eventTimestamp: undefined, principal: ownArn, action: "Case updated", message: "The title." };

test("an edit in the timeline is the reader's own only under the role session that made it", () => {
  const isOwn = (principal: string | undefined) => isOwnEntry(toEditEntry({ ...anEdit, principal }, ownArn));
  expect([ownArn, "security-ir.amazonaws.com", undefined].map(isOwn)).toEqual([true, false, false]);
});

describe("a file in the timeline", () => {
  const aFile = {
    attachmentId: "1",
    fileName: "trail.csv",
    status: "Verified",
    creator: ownArn,
    createdAt: Date.now(),
  };

  test("is the reader's own only under the role session that sent it", () => {
    expect(
      [ownArn, "111122223333", ""].map((creator) => isOwnEntry(toFileEntry({ ...aFile, creator }, ownArn))),
    ).toEqual([true, false, false]);
  });

  test("is not called verified while AWS calls it pending", () => {
    const statuses = ["Verified", "Failed", "Pending", "Deleted"];
    expect(statuses.map((status) => toFileEntry({ ...aFile, status }, ownArn).status)).toEqual([
      "Verified",
      "Refused by AWS",
      "Being checked",
      "Deleted",
    ]);
  });

  test("is not completed once nothing can arrive any more", () => {
    const createdAt = Date.now() - 13 * 3_600_000;
    expect(toFileEntry({ ...aFile, status: "Pending", createdAt }, ownArn).status).toBe("Not completed");
  });
});

describe("the timeline", () => {
  const comment = (id: string, milliseconds: number | undefined): TimelineEntry => ({
    ...toCommentEntry(aComment({ commentId: id }), ownArn),
    at: milliseconds,
  });
  const ids = (entries: readonly TimelineEntry[]) => entries.map(({ id }) => id);

  test("is oldest first, then by ID, whatever AWS's order", () => {
    expect(ids(mergeTimeline([comment("3", 2), comment("2", 1)], [comment("1", 1)]))).toEqual(["1", "2", "3"]);
  });

  test("puts what has no time last", () => {
    expect(ids(mergeTimeline([comment("1", undefined), comment("2", 1), comment("0", undefined)]))).toEqual([
      "2",
      "0",
      "1",
    ]);
  });

  test("shows the later reading of a comment", () => {
    const changed = { ...comment("1", 1), body: "Changed" };
    expect(mergeTimeline([comment("1", 1)], [changed])).toEqual([changed]);
  });

  test("keeps an edit and a comment with the same time", () => {
    const edit = toEditEntry({ ...anEdit, eventTimestamp: at }, ownArn);
    expect(mergeTimeline([comment("1", at.getTime())], [edit])).toHaveLength(2);
  });

  test("has the same order for any order of the pages", () => {
    const entries = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1 }), at: fc.option(fc.nat(3), { nil: undefined }) }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(entries, fc.nat(), (some, cut) => {
        const all = some.map(({ id, at: time }) => comment(id, time));
        const place = all.length === 0 ? 0 : cut % all.length;
        const turned = [all.slice(place), all.slice(0, place).toReversed()];
        expect(ids(mergeTimeline(...turned))).toEqual(ids(mergeTimeline(all)));
      }),
    );
  });
});
