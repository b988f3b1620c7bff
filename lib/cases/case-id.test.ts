import { describe, expect, test } from "vitest";
import { isCaseId } from "./case-id";

describe("isCaseId", () => {
  test.each(["1234567890", "1".repeat(32)])("takes %s", (text) => {
    expect(isCaseId(text)).toBe(true);
  });

  test.each([
    "123456789",
    "1".repeat(33),
    "1234567890/../x",
    "1234567890\n",
    " 1234567890",
    "123456789a",
    "",
    "١٢٣٤٥٦٧٨٩٠",
  ])("refuses %j", (text) => {
    expect(isCaseId(text)).toBe(false);
  });
});
