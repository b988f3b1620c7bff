import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAccountId, readAccountIds } from "./account-id";

describe("readAccountId", () => {
  test("takes twelve digits as they are", () => {
    expect(readAccountId("111122223333")).toEqual({ ok: true, accountId: "111122223333", changed: false });
  });

  test.each([
    ["nine digits", "123123123", "000123123123"],
    ["eleven digits", "12312312312", "012312312312"],
    ["the console's hyphens", "1111-2222-3333", "111122223333"],
    ["blanks between groups", "1111 2222 3333", "111122223333"],
    ["a word processor's hyphens", "1111\u20112222\u20113333", "111122223333"],
    ["an ARN", "arn:aws:iam::111122223333:role/Admin", "111122223333"],
    ["an ARN of another partition", "arn:aws-cn:s3:cn-north-1:111122223333:x/y:z", "111122223333"],
    ["quotation marks", '"111122223333"', "111122223333"],
    ["invisible characters", "\u200B1111\u00AD2222\u20603333\uFEFF", "111122223333"],
  ])("completes %s to twelve digits and reports the change", (_name, typed, accountId) => {
    expect(readAccountId(typed)).toEqual({ ok: true, accountId, changed: true });
  });

  test("does not report surrounding white space as a change", () => {
    expect(readAccountId(" 111122223333\n")).toMatchObject({ changed: false });
  });

  test.each([
    ["", "Enter an account ID"],
    ["12345678", "“12345678” has 8 digits: enter all 12 digits of the account ID."],
    ["1", "“1” has 1 digit: enter all 12 digits of the account ID."],
    ["1234567890123", "“1234567890123” has 13 digits: enter all 12 digits of the account ID."],
    ["1111-2222 3333", "“1111-2222 3333” is not an account ID: enter 12 digits."],
    ["1111-22223333", "“1111-22223333” is not an account ID: enter 12 digits."],
    ["١١١١٢٢٢٢٣٣٣٣", "“١١١١٢٢٢٢٣٣٣٣” is not an account ID: enter 12 digits."],
    ["arn:aws:s3:::bucket", "“arn:aws:s3:::bucket” is not an account ID: enter 12 digits."],
    ["1.23123E+11", "A spreadsheet has shortened “1.23123E+11”: enter all 12 digits of the account ID."],
  ])("refuses %j and says what to do", (typed, message) => {
    expect(readAccountId(typed)).toEqual({ ok: false, message });
  });

  test("returns an ID in AWS's form for everything it accepts", () => {
    const digitsAndMore = fc.string({ unit: fc.constantFrom(..."0123456789-:arn ") });
    fc.assert(
      fc.property(fc.oneof(digitsAndMore, fc.stringMatching(/^[0-9]{7,14}$/)), (typed) => {
        const reading = readAccountId(typed);
        return !reading.ok || /^[0-9]{12}$/.test(reading.accountId);
      }),
    );
  });

  test("changes no number by prepending zeros", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 100_000_000n, max: 999_999_999_999n }), (number) => {
        const reading = readAccountId(String(number));
        return reading.ok && BigInt(reading.accountId) === number;
      }),
    );
  });
});

describe("readAccountIds", () => {
  test("splits at white space, commas and semicolons", () => {
    expect(readAccountIds(" 111122223333,\n444455556666;;777788889999\t1 ").map(({ typed }) => typed)).toEqual([
      "111122223333",
      "444455556666",
      "777788889999",
      "1",
    ]);
  });

  test.each([
    ["one id in three groups", "1111 2222 3333", ["1111 2222 3333"]],
    ["two of them", "1111 2222 3333 4444\u00a05555\u00a06666", ["1111 2222 3333", "4444\u00a05555\u00a06666"]],
    ["one among others", "999988887777 1111 2222 3333,1", ["999988887777", "1111 2222 3333", "1"]],
    ["groups that are too long", "1111 2222 33334", ["1111", "2222", "33334"]],
    ["groups on lines of their own", "1111\n2222\n3333", ["1111", "2222", "3333"]],
    ["invisible characters with an id", "\u200B1111 2222 3333\uFEFF 9", ["\u200B1111 2222 3333\uFEFF", "9"]],
    ["an id that the byte order mark cuts in two", "111122\uFEFF223333", ["111122\uFEFF223333"]],
    ["the end of a longer one", "91111 2222 3333", ["91111", "2222", "3333"]],
  ])("does not split %s", (_name, text, pieces) => {
    expect(readAccountIds(text).map(({ typed }) => typed)).toEqual(pieces);
  });

  test.each([" \n", "\u200B\n\uFEFF"])("finds no ID in the blank text %j", (text) => {
    expect(readAccountIds(text)).toEqual([]);
  });
});
