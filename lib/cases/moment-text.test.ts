import { fromAbsolute } from "@internationalized/date";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatInZone, formatUtc } from "./moment-text";

describe("formatUtc", () => {
  test("writes day, month in letters, year and time", () => {
    expect(formatUtc(new Date("2026-11-22T01:14:00Z"))).toBe("22 Nov 2026, 01:14 UTC");
  });

  test("writes seconds when there are any", () => {
    expect(formatUtc(new Date("2026-01-02T01:14:05.900Z"))).toBe("2 Jan 2026, 01:14:05 UTC");
  });

  test("says so when there is no date", () => {
    expect(formatUtc(new Date(Number.NaN))).toBe("unknown");
  });
});

describe("formatInZone", () => {
  test.each([
    ["Europe/Berlin", "22 Nov 2026, 02:14 (Europe/Berlin, UTC+01:00)"],
    ["America/St_Johns", "21 Nov 2026, 21:44 (America/St_Johns, UTC-03:30)"],
    ["UTC", "22 Nov 2026, 01:14 UTC"],
    ["Mars/Base", "22 Nov 2026, 01:14 UTC"],
  ])("writes the local time of %s with its offset", (timeZone, text) => {
    expect(formatInZone(new Date("2026-11-22T01:14:00Z"), timeZone)).toBe(text);
  });

  test("agrees with the library that reads the form, summer and winter", () => {
    const zones = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"];
    const moments = fc.date({ min: new Date("2006-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (moment, zone) => {
        const { day, year, offset } = fromAbsolute(moment.getTime(), zone);
        const [, sign, hours, minutes] = /UTC([+-])(\d\d):(\d\d)/.exec(formatInZone(moment, zone)) ?? [];
        const written = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60_000 : 60_000);
        expect([written, formatInZone(moment, zone)]).toEqual([
          offset,
          expect.stringMatching(`^${day} \\w{3} ${year}, `),
        ]);
      }),
    );
  });
});
