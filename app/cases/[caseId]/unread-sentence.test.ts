import { expect, test } from "vitest";
import { unreadSentence } from "./unread-sentence";

test.each([
  ["access-denied", "You do not have permission to read the tags (security-ir:ListTagsForResource)."],
  ["not-found", "AWS does not show the tags of this case."],
  ["throttled", "We could not read the tags. AWS is busy and refused several times."],
  ["aws-error", "We could not read the tags. AWS had an error."],
  ["aws-no-answer", "We could not read the tags. AWS did not answer in time."],
  ["not-active", "We could not read the tags. AWS Security Incident Response is not active"],
] as const)("says of %s why a panel is empty", (kind, words) => {
  expect(unreadSentence("the tags", "ListTagsForResource", { kind, outcome: "not-done" })).toContain(words);
});
