import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readIpRows } from "./ip-rows";

describe("readIpRows", () => {
  test("makes a row of each line", () => {
    expect(readIpRows("192.0.2.1\r\n2001:db8::1\n")).toEqual([row("192.0.2.1"), row("2001:db8::1")]);
  });

  test.each([
    ["a tab", "192.0.2.1\tcurl/8.0"],
    ["a comma", "192.0.2.1, curl/8.0"],
    ["a semicolon", "192.0.2.1;curl/8.0"],
    ["quoted cells", '"192.0.2.1","curl/8.0"'],
  ])("parts address and user agent at %s", (_name, pasted) => {
    expect(readIpRows(pasted)).toEqual([row("192.0.2.1", "curl/8.0")]);
  });

  test("keeps commas and semicolons of a user agent", () => {
    expect(readIpRows("192.0.2.1,Mozilla/5.0 (X11; Linux, x86)")).toEqual([
      row("192.0.2.1", "Mozilla/5.0 (X11; Linux, x86)"),
    ]);
  });

  test("undoubles the quotation marks of a spreadsheet", () => {
    expect(readIpRows('192.0.2.1\t"a ""b"" c"')).toEqual([row("192.0.2.1", 'a "b" c')]);
  });

  test("keeps a user agent whose address is missing in its column", () => {
    expect(readIpRows("\tcurl/8.0")).toEqual([row("", "curl/8.0")]);
  });

  test("drops blank lines", () => {
    expect(readIpRows("\n \n192.0.2.1\n\t\n")).toEqual([row("192.0.2.1")]);
  });

  test.each(["IP address", "src_ip,user_agent", '"IPv4"\t"User agent"'])("drops the heading %j", (heading) => {
    expect(readIpRows(`${heading}\n192.0.2.1`)).toEqual([row("192.0.2.1")]);
  });

  test.each(["45[.]155[.]205[.]233:443", "192.0.2.0/24", "[2001:db8::1]:443"])(
    "drops the heading above %s, which AWS does not take",
    (cell) => {
      expect(readIpRows(`IP\tUser agent\n${cell}\tcurl/8.0`)).toEqual([row(cell, "curl/8.0")]);
    },
  );

  test("keeps a host name in the first line", () => {
    expect(readIpRows("evil.example\n192.0.2.1")).toEqual([row("evil.example"), row("192.0.2.1")]);
  });

  test("keeps a word that no address follows", () => {
    expect(readIpRows("unknown")).toEqual([row("unknown")]);
  });

  test("makes a row of each address on one line", () => {
    expect(readIpRows("192.0.2.1, 192[.]0[.]2[.]2 2001:db8::1;192.0.2.3")).toEqual([
      row("192.0.2.1"),
      row("192[.]0[.]2[.]2"),
      row("2001:db8::1"),
      row("192.0.2.3"),
    ]);
  });

  test("keeps a line of prose whole", () => {
    expect(readIpRows("seen at 02:14, then gone")).toEqual([row("seen at 02:14, then gone")]);
  });

  test("keeps a range beside its user agent, for the form to complain about", () => {
    expect(readIpRows("192.0.2.0/24,curl")).toEqual([row("192.0.2.0/24", "curl")]);
  });

  test("loses no letter or digit of any text without a heading", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."01.,;\t\n \"'ab/:") }), (pasted) => {
        const rows = readIpRows(`0\n${pasted}`);
        const kept = rows.map(({ ipAddress, userAgent }) => ipAddress + userAgent).join("");
        expect(kept.replace(/[^01ab]/g, "")).toBe(`0${pasted}`.replace(/[^01ab]/g, ""));
      }),
      { numRuns: 2000 },
    );
  });
});

function row(ipAddress: string, userAgent = "") {
  return { ipAddress, userAgent };
}
