import { describe, expect, test } from "vitest";
import { momentPattern, readMoment } from "./moments";

const now = Date.UTC(2026, 10, 22, 12);

function read(value: unknown, isUtc = false): unknown {
  const reading = readMoment(value, now, isUtc);
  return reading?.ok === true ? new Date(reading.milliseconds).toISOString() : reading?.why;
}

describe("readMoment", () => {
  test.each([
    ["2026-11-22T01:14:02Z", "2026-11-22T01:14:02.000Z"],
    ["2026-11-22T01:14:02.5129876Z", "2026-11-22T01:14:02.512Z"],
    ["2026-11-22T01:14Z", "2026-11-22T01:14:00.000Z"],
    ["2026-11-22 01:14:02 UTC", "2026-11-22T01:14:02.000Z"],
    ["2026-11-22T01:14:02+01:00", "2026-11-22T00:14:02.000Z"],
    ["2026-11-22T01:14:02-0530", "2026-11-22T06:44:02.000Z"],
    ["2026-11-22 01:14:02,123 GMT", "2026-11-22T01:14:02.123Z"],
    ["22/Nov/2026:01:14:02 +0200", "2026-11-21T23:14:02.000Z"],
    ["1795165500", "2026-11-20T09:05:00.000Z"],
    [1795165500, "2026-11-20T09:05:00.000Z"],
    [1795165500.25, "2026-11-20T09:05:00.250Z"],
    [1795165500123, "2026-11-20T09:05:00.123Z"],
    [1795165500123456, "2026-11-20T09:05:00.123Z"],
    [1.7951655001235e18, "2026-11-20T09:05:00.123Z"],
  ])("reads %j", (value, moment) => {
    expect(read(value)).toBe(moment);
  });

  test.each([
    ["2026-11-22T01:14:02", "time without zone"],
    ["2026-11-22", "time without zone"],
    ["2026-11-22T12:06:00Z", "time out of range"],
    ["2005-12-31T23:59:59Z", "time out of range"],
    [1, "time out of range"],
  ])("skips %j with a reason", (value, why) => {
    expect(read(value)).toBe(why);
  });

  test("reads a time without a zone as UTC if the source writes UTC", () => {
    expect(read("2026-11-22 01:14:02", true)).toBe("2026-11-22T01:14:02.000Z");
  });

  test.each([
    "2026-02-30T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-11-22T24:00:00Z",
    "2026-11-22T01:60:00Z",
    "30/Foo/2026:01:00:00 +0000",
    "12345",
    "yesterday",
    "",
    null,
    {},
    Number.NaN,
  ])("does not read %j", (value) => {
    expect(read(value)).toBeUndefined();
  });

  test("finds times within a text", () => {
    const text = "from 2026-11-22T01:14:02Z to [22/Nov/2026:01:14:02 +0200], not 2026-11-22 nor 12:00";
    expect(text.match(momentPattern)).toEqual(["2026-11-22T01:14:02Z", "22/Nov/2026:01:14:02 +0200"]);
  });
});
