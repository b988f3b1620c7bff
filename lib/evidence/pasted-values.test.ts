import { describe, expect, test } from "vitest";
import { readPastedAccounts, readPastedAddresses, readPastedStart } from "./pasted-values";

describe("addresses pasted into the form", () => {
  test("come out of ports, links and logs, and lines without one are named", () => {
    const pasted = [
      "198.51.100.7:443",
      "https://www.abuseipdb.com/check/198.51.100.8",
      "edge1/198.51.100.9",
      "seen twice",
      "203.0.113.9\tcurl/8.4.0",
    ].join("\n");
    expect(readPastedAddresses(pasted)).toEqual({
      rows: [
        { ipAddress: "198.51.100.7", userAgent: "" },
        { ipAddress: "198.51.100.8", userAgent: "" },
        { ipAddress: "198.51.100.9", userAgent: "" },
        { ipAddress: "203.0.113.9", userAgent: "curl/8.4.0" },
      ],
      corrected: 3,
      skipped: ["seen twice"],
    });
  });

  test("stay as typed if they look like an address and are none", () => {
    expect(readPastedAddresses("198.51.100.0/24\n198.51.100.999").rows).toEqual([
      { ipAddress: "198.51.100.0/24", userAgent: "" },
      { ipAddress: "198.51.100.999", userAgent: "" },
    ]);
  });
});

describe("a time pasted into the start", () => {
  const now = Date.UTC(2026, 10, 22, 12);

  test.each([
    ["2026-11-20T01:14:00Z", { date: "2026-11-20", time: "01:14", timeZone: "UTC" }],
    ["2026-11-20T01:14:05+01:00", { date: "2026-11-20", time: "00:14:05", timeZone: "UTC" }],
    ["Fri, 20 Nov 2026 01:14:00 +0000", { date: "2026-11-20", time: "01:14", timeZone: "UTC" }],
    ["first seen 2026-11-20 01:14 UTC in the log", { date: "2026-11-20", time: "01:14", timeZone: "UTC" }],
    ["2026-11-20 01:14", { date: "2026-11-20", time: "01:14" }],
    ["2026-11-20", undefined],
    ["yesterday", undefined],
  ])("%j fills date and time", (pasted, start) => {
    expect(readPastedStart(pasted, now)).toEqual(start);
  });
});

describe("accounts pasted into the form", () => {
  test("come out of ARNs, sentences and logs, and lines without one are named", () => {
    const pasted = [
      "arn:aws:iam::111122223333:user/build",
      "root of account 444455556666 signed in",
      "prod-eu 777788889999",
      "seen twice",
    ].join("\n");
    expect(readPastedAccounts(pasted)).toEqual({
      text: "arn:aws:iam::111122223333:user/build\n444455556666\n777788889999",
      corrected: 2,
      skipped: ["seen twice"],
    });
  });

  test.each(["1111-2222-333", "2.1E+11", "12345", "111122223333, 12345"])("stay as typed in %j", (line) => {
    expect(readPastedAccounts(line)).toEqual({ text: line, corrected: 0, skipped: [] });
  });

  test("stay as typed in a whole log, which the form refuses", () => {
    const log = "root of account 444455556666 signed in\n".repeat(20_000);
    expect(readPastedAccounts(log)).toEqual({ text: log, corrected: 0, skipped: [] });
  });
});
