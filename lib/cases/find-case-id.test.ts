import { expect, test } from "vitest";
import { findCaseId } from "./find-case-id";

test.each([
  ["1234567890", "1234567890"],
  ["  1234567890\n", "1234567890"],
  ["Case 1234567890", "1234567890"],
  ["https://casedesk.example/cases/1234567890#search=x", "1234567890"],
  ["arn:aws:security-ir:us-east-1:111122223333:case/1234567890", "1234567890"],
  ["1234567890 (1234567890)", "1234567890"],
  ["12345678901234567890123456789012", "12345678901234567890123456789012"],
])("finds the ID in %j", (text, caseId) => {
  expect(findCaseId(text)).toBe(caseId);
});

test.each([
  "",
  "123456789",
  "123456789012345678901234567890123",
  "1234567890 or 1234567891",
  "the case of the build server",
  "https://casedesk.example/cases/new",
])("finds none in %j", (text) => {
  expect(findCaseId(text)).toBeUndefined();
});
