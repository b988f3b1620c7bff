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
    ["2026 11 22 01:14:02 +02:00", "2026-11-21T23:14:02.000Z"],
    ["11/20-01:14:02.500000", "2026-11-20T01:14:02.500Z"],
    ["11/20/2026-01:14:02.500000", "2026-11-20T01:14:02.500Z"],
    ["12/20-01:14:02", "2025-12-20T01:14:02.000Z"],
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
    ["2026-11-22T12:06:00Z", "time out of range"],
    ["2005-12-31T23:59:59Z", "time out of range"],
    ["03/04/2026 05:06", "date in two readings"],
  ])("skips %j with a reason", (value, why) => {
    expect(read(value)).toBe(why);
  });

  test.each([
    ["2026-11-22T01:14:02+01", "2026-11-22T00:14:02.000Z"],
    ["2026-11-22T01:14:02\u22120530", "2026-11-22T06:44:02.000Z"],
    ["20261120T011400Z", "2026-11-20T01:14:00.000Z"],
    ["Fri, 20 Nov 2026 01:14:02 +0100", "2026-11-20T00:14:02.000Z"],
    ["20 Nov 2026 01:14 EST", "2026-11-20T06:14:00.000Z"],
    ["Nov 20, 2026, 02:14 (UTC+01:00)", "2026-11-20T01:14:00.000Z"],
    ["November 20, 2026 at 1:14 PM UTC", "2026-11-20T13:14:00.000Z"],
    ["2026-11-20 01:14:02 (UTC)", "2026-11-20T01:14:02.000Z"],
    ["2026-11-20 03:14 UTC+2", "2026-11-20T01:14:00.000Z"],
    ["Fri Nov 20 01:14:02 UTC 2026", "2026-11-20T01:14:02.000Z"],
  ])("reads %j with its zone", (value, moment) => {
    expect(readMoment(value, now)).toMatchObject({ hasZone: true });
    expect(read(value)).toBe(moment);
  });

  test.each([
    ["2026-11-22 01:14:02", "2026-11-22T01:14:02.000Z"],
    ["2026/11/20 01:14:02", "2026-11-20T01:14:02.000Z"],
    ["Nov 20 01:14:02", "2026-11-20T01:14:02.000Z"],
    ["Dec  5 01:14:02", "2025-12-05T01:14:02.000Z"],
    ["2026 Nov 20 01:14:02", "2026-11-20T01:14:02.000Z"],
    ["20.11.2026 01:14", "2026-11-20T01:14:00.000Z"],
    ["11/20/2026 1:14:02 PM", "2026-11-20T13:14:02.000Z"],
  ])("reads %j as UTC, and says that nothing names a zone", (value, moment) => {
    expect(readMoment(value, now)).toMatchObject({ hasZone: false });
    expect(read(value)).toBe(moment);
  });

  test("knows the zone of a time without one if the source writes UTC", () => {
    expect(readMoment("2026-11-22 01:14:02", now, true)).toMatchObject({ ok: true, hasZone: true });
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
