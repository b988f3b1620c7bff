import { expect, test } from "vitest";
import { toCaseContent } from "./case-content";
import { byName, caseFields, textLists } from "./case-fields";
import { readCaseParts } from "./read-case-parts";

const facts = {
  title: "Keys in use",
  description: "Found at 03:00.\nStill in use.",
  resolverType: "Self",
  engagementType: "Investigation",
  reportedIncidentStartDate: new Date("2026-03-04T05:06:07Z"),
  impactedAccounts: ["111122223333", "444455556666"],
  impactedAwsRegions: ["eu-central-1"],
  ...byName(textLists, () => ["S3"]),
  threatActorIpAddresses: [{ ipAddress: "203.0.113.9", userAgent: undefined }],
  watchers: [{ email: "soc@example.com", name: "Security operations", jobTitle: undefined }],
};

test("a case's content has every field of the form, and the form can read each", () => {
  const content = toCaseContent(facts, [{ key: "drill", value: "true" }]);
  const { parts, ignored } = readCaseParts(content, { timeZone: "Europe/Berlin" });
  const names = Object.keys(caseFields).sort();
  expect([Object.keys(content).sort(), Object.keys(parts).sort(), ignored]).toEqual([names, names, []]);
});

test("a case's start stays the same moment, in UTC", () => {
  expect(toCaseContent(facts, []).reportedIncidentStartDate).toEqual({
    date: "2026-03-04",
    time: "05:06:07",
    timeZone: "UTC",
  });
});
