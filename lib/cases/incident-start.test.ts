import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { incidentStartProblems, readIncidentStart } from "./incident-start";

const now = new Date("2026-11-22T12:00:00Z");

describe("readIncidentStart", () => {
  test.each([
    ["a zone ahead of UTC", at("2026-11-22", "02:14", "Europe/Berlin"), "2026-11-22T01:14:00.000Z"],
    ["a zone behind UTC", at("2026-11-21", "22:14", "America/New_York"), "2026-11-22T03:14:00.000Z"],
    ["a zone with half hours", at("2026-11-22", "02:14", "Asia/Kolkata"), "2026-11-21T20:44:00.000Z"],
    ["UTC", at("2026-11-22", "02:14", "UTC"), "2026-11-22T02:14:00.000Z"],
    ["seconds", at("2026-11-22", "02:14:09", "UTC"), "2026-11-22T02:14:09.000Z"],
    ["summer time", at("2026-07-01", "02:14", "Europe/Berlin"), "2026-07-01T00:14:00.000Z"],
    ["white space around the parts", at(" 2026-11-22 ", " 02:14 ", " UTC "), "2026-11-22T02:14:00.000Z"],
  ])("reads %s", (_name, typed, instant) => {
    expect(readIncidentStart(typed, now)).toEqual({ ok: true, instant: new Date(instant) });
  });

  test.each([
    ["date", "no date", at("", "02:14", "UTC"), "Enter the estimated start date"],
    [
      "date",
      "another notation",
      at("22/11/2026", "02:14", "UTC"),
      "Enter the start date as year, month and day, like 2026-11-22",
    ],
    [
      "date",
      "a day that is not",
      at("2026-02-30", "02:14", "UTC"),
      "“2026-02-30” is not a day of the calendar: check the start date.",
    ],
    ["date", "a slipped year", at("0026-11-22", "02:14", "UTC"), "Check the year of the start date: 26"],
    [
      "date",
      "a day to come",
      at("2026-11-23", "02:14", "UTC"),
      "The start date is in the future: enter today or an earlier day.",
    ],
    [
      "time",
      "an hour to come",
      at("2026-11-22", "12:06", "UTC"),
      "The start time is in the future: check the time and the time zone.",
    ],
    ["time", "no time", at("2026-11-22", "", "UTC"), "Enter the estimated start time"],
    [
      "time",
      "hour 24",
      at("2026-11-22", "24:00", "UTC"),
      "Enter the start time as hours and minutes of a 24-hour clock, like 02:14",
    ],
    ["timeZone", "no zone", at("2026-11-22", "02:14", ""), "Select the time zone of the start time"],
    [
      "timeZone",
      "an unknown zone",
      at("2026-11-22", "02:14", "Mars/Base"),
      "“Mars/Base” is not a known time zone: choose UTC or another one.",
    ],
    [
      "timeZone",
      "an offset",
      at("2026-11-22", "02:14", "+01:00"),
      "“+01:00” is not a known time zone: choose UTC or another one.",
    ],
    [
      "time",
      "a skipped time",
      at("2026-03-29", "02:30", "Europe/Berlin"),
      "02:30 on 29 Mar 2026 was skipped in Europe/Berlin, when the clocks were changed: choose UTC as the time zone and enter the time in UTC.",
    ],
    [
      "time",
      "a repeated time",
      at("2026-10-25", "02:30", "Europe/Berlin"),
      "02:30 on 25 Oct 2026 happened twice in Europe/Berlin, when the clocks were changed: choose UTC as the time zone and enter the time in UTC.",
    ],
  ])("at the %s, refuses %s and says what to do", (field, _name, typed, message) => {
    expect(readIncidentStart(typed, now)).toEqual({ ok: false, field, message });
  });

  test("allows clocks to differ by five minutes", () => {
    expect(readIncidentStart(at("2026-11-22", "12:05", "UTC"), now)).toMatchObject({ ok: true });
  });

  test("never throws, whatever the parts are", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom("2026-11-22", "9999-12-31", "0001-01-01")),
        fc.oneof(fc.string(), fc.constantFrom("00:00", "23:59:59")),
        fc.oneof(fc.string(), fc.constantFrom("UTC", "Europe/Berlin", "__proto__", "Pacific/Apia")),
        (date, time, timeZone) => {
          readIncidentStart({ date, time, timeZone }, now);
        },
      ),
    );
  });

  test("reads back every moment that the form can show", () => {
    const zones = fc.constantFrom("UTC", "Asia/Kathmandu", "America/Phoenix", "Pacific/Kiritimati");
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2007-01-01"), max: new Date("2026-11-01"), noInvalidDate: true }),
        zones,
        (moment, timeZone) => {
          const instant = new Date(Math.floor(moment.getTime() / 1000) * 1000);
          const [date = "", time = ""] = new Intl.DateTimeFormat("sv-SE", {
            timeZone,
            dateStyle: "short",
            timeStyle: "medium",
          })
            .format(instant)
            .split(" ");
          expect(readIncidentStart({ date, time, timeZone }, now)).toEqual({ ok: true, instant });
        },
      ),
    );
  });
});

describe("incidentStartProblems", () => {
  test("names each wrong part at once", () => {
    expect(incidentStartProblems(at("", "", "")).map(({ field }) => field)).toEqual(["date", "time", "timeZone"]);
  });
});

function at(date: string, time: string, timeZone: string) {
  return { date, time, timeZone };
}
