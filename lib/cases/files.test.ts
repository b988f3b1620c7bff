import { describe, expect, test } from "vitest";
import { fileProblem, fileStatusText, isFileName, toFileName } from "./files";

describe("the name of a file at AWS", () => {
  test.each([
    ["trail.json", "trail.json"],
    ["memory dump (1).raw", "memory-dump-1.raw"],
    ["Übersicht für Ärzte.pdf", "Ubersicht-fur-Arzte.pdf"],
    ["../../etc/passwd", "etc-passwd"],
    ["..", "file"],
    ["--.", "file"],
    ["report.", "report"],
    [".bashrc", "bashrc"],
    ["--output=x", "output-x"],
    ['a"\r\nSet-Cookie: x=1.txt', "a-Set-Cookie-x-1.txt"],
    ["证据.zip", "file.zip"],
    ["invoice\u202Efdp.exe", "invoice-fdp.exe"],
    ["", "file"],
  ])("of %j is %s", (original, name) => {
    expect(toFileName(original, [])).toBe(name);
  });

  test("is unlike every other one of the case, in upper and lower case too", () => {
    expect(toFileName("Trail.json", ["trail.json", "trail-2.json"])).toBe("Trail-3.json");
  });

  test("keeps its extension when it is too long", () => {
    const name = toFileName(`${"a".repeat(400)}.json`, [`${"a".repeat(250)}.json`]);
    expect([name.length, name.endsWith("a-2.json")]).toEqual([255, true]);
  });

  test.each(["a b", "../a", "a/b", "a\r\nb", "", ".", "..", "-rf", ".htaccess", "a".repeat(256)])(
    "is not %j",
    (name) => {
      expect(isFileName(name)).toBe(false);
    },
  );

  test("is what the portal makes of any name", () => {
    const names = ["", "..", "\0", "\u{1F600}.png", "CON", "a".repeat(1000), "%2e%2e%2f", "x;rm -rf"];
    expect(names.map((name) => toFileName(name, [])).filter((name) => !isFileName(name))).toEqual([]);
  });
});

describe("a file that AWS does not take", () => {
  test.each([
    [0, "x.txt is empty"],
    [104_857_601, "x.txt is larger than 100 MiB, the most that AWS takes"],
    [1, undefined],
    [104_857_600, undefined],
  ])("has %i bytes", (size, problem) => {
    expect(fileProblem({ name: "x.txt", size })).toBe(problem);
  });
});

describe("the status of a file", () => {
  const now = Date.parse("2026-11-30T14:00:00Z");
  const hoursAgo = (hours: number) => now - hours * 3_600_000;

  test.each([
    ["Verified", hoursAgo(13), "Verified"],
    ["Failed", hoursAgo(0), "Refused by AWS"],
    ["Pending", hoursAgo(1), "Being checked"],
    ["Pending", undefined, "Being checked"],
    ["Pending", hoursAgo(13), "Not completed"],
    ["Quarantined", hoursAgo(0), "Quarantined"],
  ])("%s, from %s, reads %s", (status, createdAt, text) => {
    expect(fileStatusText({ status, createdAt }, now)).toBe(text);
  });
});
