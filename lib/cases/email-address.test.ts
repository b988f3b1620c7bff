import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSameEmail, readEmailAddress, toComparableEmail } from "./email-address";

const awsPattern = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*$/;

describe("readEmailAddress", () => {
  test.each([
    ["ana@example.com", "ana@example.com"],
    [" ana@example.com ", "ana@example.com"],
    ["o'neill+ir@sub.example-1.com", "o'neill+ir@sub.example-1.com"],
    ["root@localhost", "root@localhost"],
  ])("reads %j", (typed, email) => {
    expect(readEmailAddress(typed)).toEqual({ ok: true, email, changed: false });
  });

  test.each([
    ["angle brackets", "<ana@example.com>"],
    ["mailto:", "mailto:ana@example.com"],
    ["mailto: in angle brackets", "<MAILTO:ana@example.com>"],
    ["what a link asks for", "mailto:ana@example.com?subject=case&body=a@b"],
    ["invisible characters", "\uFEFFana\u200B@exam\u00ADple.com\u2060"],
  ])("removes %s and reports the change", (_name, typed) => {
    expect(readEmailAddress(typed)).toEqual({ ok: true, email: "ana@example.com", changed: true });
  });

  test.each([
    ["", "Enter an email address"],
    ["ana", "“ana” is not an email address: enter one like name@example.com"],
    ["a@b@c.com", "“a@b@c.com” is not an email address: enter one like name@example.com"],
    ["a@b.com, c@d.com", "Enter one email address, like name@example.com"],
    ["mailto:", "Enter an email address"],
    ["a@b.c", "“a@b.c” is too short for AWS: enter at least 6 characters."],
    [`${"a".repeat(249)}@b.com`, "The email address is 1 character too long: AWS accepts 254."],
    [
      "jürgen@example.com",
      "AWS does not accept “jürgen@example.com”: enter an address of plain letters, digits and common signs, like name@example.com",
    ],
  ])("refuses %j and says what to do", (typed, message) => {
    expect(readEmailAddress(typed)).toEqual({ ok: false, message });
  });

  test("returns only what AWS accepts", () => {
    const near = fc.string({ unit: fc.constantFrom(..."ab.@-_!ü ,<>"), maxLength: 300 });
    fc.assert(
      fc.property(fc.oneof(near, fc.emailAddress()), (typed) => {
        const reading = readEmailAddress(typed);
        return (
          !reading.ok || (awsPattern.test(reading.email) && reading.email.length >= 6 && reading.email.length <= 254)
        );
      }),
    );
  });
});

describe("toComparableEmail", () => {
  test("lower-cases the domain and keeps the local part", () => {
    expect(toComparableEmail("Ana@Example.COM")).toBe("Ana@example.com");
  });
});

describe("isSameEmail", () => {
  test.each([
    ["ana@example.com", " <mailto:ana@Example.COM>", true],
    ["ana@example.com", "Ana@example.com", false],
    ["", "", false],
  ])("of %j and %j as typed is what the form's rule says: %s", (one, other, isSame) => {
    expect(isSameEmail(one, other)).toBe(isSame);
  });
});
