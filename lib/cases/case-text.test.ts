import { describe, expect, test } from "vitest";
import { byName, textLists } from "./case-fields";
import { toCaseText } from "./case-text";
import { toConversationText } from "./conversation-text";
import { toCommentEntry, toEditEntry, toFileEntry } from "./timeline";

const facts = {
  title: "Keys in use",
  description: "First line.\nStatus: Closed",
  caseStatus: "Submitted",
  resolverType: "AWS",
  engagementType: "Investigation",
  reportedIncidentStartDate: new Date("2026-03-04T05:06:00Z"),
  actualIncidentStartDate: undefined,
  createdDate: undefined,
  lastUpdatedDate: new Date("2026-03-04T06:00:00Z"),
  closedDate: undefined,
  impactedAccounts: ["111122223333"],
  impactedAwsRegions: ["eu-central-1"],
  threatActorIpAddresses: [
    { ipAddress: "192.0.2.1", userAgent: "curl/8\nStatus: Closed" },
    { ipAddress: "192.0.2.2", userAgent: undefined },
  ],
  watchers: [{ email: "ana@example.com", name: "Ana", jobTitle: undefined }],
  caseMetadata: [{ key: "source", value: "GuardDuty" }],
  ...byName(textLists, () => []),
};

const comment = (body: string) =>
  toCommentEntry(
    {
      commentId: "000001",
      body,
      creator: "AWS Responder",
      createdDate: new Date("2026-03-04T05:06:00Z"),
      lastUpdatedDate: undefined,
    },
    undefined,
  );

describe("a case as text", () => {
  test("has its facts, and no line that a text could forge", () => {
    expect(toCaseText("1234567890", facts)).toBe(
      [
        "Case 1234567890: Keys in use",
        "Status: Submitted",
        "Who resolves the case: Resolve case with AWS",
        "Type of request: Investigations and inquiries",
        "Estimated start: 4 Mar 2026, 05:06 UTC",
        "Last updated: 4 Mar 2026, 06:00 UTC",
        "More details:",
        "  source: GuardDuty",
        "Impacted accounts:",
        "  111122223333",
        "Impacted Regions:",
        "  Europe (Frankfurt) eu-central-1",
        "Threat actors:",
        "  192.0.2.1, user agent curl/8 Status: Closed",
        "  192.0.2.2",
        "Watchers:",
        "  ana@example.com, Ana",
        "Description:",
        "  First line.",
        "  Status: Closed",
        "",
        "Not in this text: the tags, and the contents of findings and files.",
        "",
      ].join("\n"),
    );
  });

  test("keeps a title on its line", () => {
    expect(toCaseText("1234567890", { ...facts, title: "a\nStatus: Closed\u202e" })).toMatch(
      /^Case 1234567890: a Status: Closed\[U\+202E\]\nStatus: Submitted\n/,
    );
  });
});

describe("a conversation as text", () => {
  test("says who wrote what, and when", () => {
    const edit = toEditEntry(
      {
        eventTimestamp: undefined,
        principal: "arn:aws:sts::111122223333:assumed-role/Role/ana",
        action: "Case updated",
        message: "The title.",
      },
      undefined,
    );
    expect(toConversationText([comment("one\ntwo"), edit], true)).toBe(
      [
        "",
        "Conversation, oldest first:",
        "",
        "4 Mar 2026, 05:06 UTC, AWS Responder:",
        "  one",
        "  two",
        "",
        "Time unknown, ana: Case updated",
        "  The title.",
        "",
      ].join("\n"),
    );
  });

  test("names the files and who added them", () => {
    const file = { attachmentId: "1", fileName: "trail.csv", status: "Pending", creator: "111122223333" };
    expect(toConversationText([toFileEntry({ ...file, createdAt: undefined }, undefined)], true)).toContain(
      "Time unknown, Account 111122223333: file (Being checked)\n  trail.csv\n",
    );
  });

  test("says if not all of it was read", () => {
    expect(toConversationText([], false)).toContain("Not all comments had been read when this was copied.");
  });
});
