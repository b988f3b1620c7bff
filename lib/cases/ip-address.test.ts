// biome-ignore lint/style/noRestrictedImports: Node is the second opinion here; the tested file imports nothing of it.
import { isIP, isIPv4, isIPv6 } from "node:net";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, test } from "vitest";
import { readIpAddress, startsLikeIpAddress } from "./ip-address";

// AWS's pattern for IPAddress, matched in full (service model security-ir 2018-05-10).
const awsPattern =
  /^(?:(?:(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?))|(?:(?:[A-F0-9]{1,4}:){7}[A-F0-9]{1,4})|(?:(?:[A-F0-9]{1,4}:){6}(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)))$/;

const nearIpv6 = fc.string({
  unit: fc.constantFrom(..."0123456789abcdefABCDEF", ":", ":", ":", "::", ".", "1.2.3.4"),
  maxLength: 24,
});
const nearIpv4 = fc.string({ unit: fc.constantFrom("0", "1", "25", "255", "256", ".", ".", "x"), maxLength: 12 });

describe("startsLikeIpAddress", () => {
  test.each([
    "192.0.2.1",
    "45[.]155[.]205[.]233:443",
    "192.0.2.0/24",
    "hxxp://192.0.2.1/a",
    "[2001:db8::1]:443",
    "::1%eth0",
  ])("knows %s", (text) => {
    expect(startsLikeIpAddress(text)).toBe(true);
  });

  test.each([
    "",
    "unknown",
    "IP address",
    "1.2.3",
    "192.0.2.1234",
    "evil.example:443",
    "seen at 02:14",
    "a".repeat(10_000),
  ])("does not take %j for one", (text) => {
    expect(startsLikeIpAddress(text)).toBe(false);
  });
});

describe("readIpAddress", () => {
  test.each(["192.0.2.1", "0.0.0.0", "255.255.255.255", "2001:DB8:0:0:0:0:0:1"])("takes %s as it is", (typed) => {
    expect(readIpAddress(typed)).toEqual({ ok: true, address: typed, changed: false });
  });

  test.each([
    ["2001:db8::1", "2001:DB8:0:0:0:0:0:1"],
    ["2001:0db8:0000:0000:0000:0000:0000:0001", "2001:DB8:0:0:0:0:0:1"],
    ["::", "0:0:0:0:0:0:0:0"],
    ["1::", "1:0:0:0:0:0:0:0"],
    ["::ffff:192.0.2.1", "0:0:0:0:0:FFFF:C000:201"],
    ["::192.0.2.1", "0:0:0:0:0:0:C000:201"],
    ["64:ff9b::192.0.2.33", "64:FF9B:0:0:0:0:C000:221"],
    ["[2001:db8::1]", "2001:DB8:0:0:0:0:0:1"],
    ["https://[2001:db8::1]/", "2001:DB8:0:0:0:0:0:1"],
    ["2001[:]db8[:][:]1", "2001:DB8:0:0:0:0:0:1"],
  ])("writes the IPv6 address %s as eight upper-case groups", (typed, address) => {
    expect(readIpAddress(typed)).toEqual({ ok: true, address, changed: true });
  });

  test.each([
    "192[.]0[.]2[.]1",
    "192(.)0(.)2(.)1",
    "192{.}0{.}2{.}1",
    "192[dot]0[DOT]2(dot)1",
    "192.0.2[.]1",
    "hxxp://192[.]0[.]2[.]1/",
    "hXXps[://]192.0.2.1",
    "http://192.0.2.1",
    "“192.0.2.1”",
    " '192.0.2.1', ",
    "<192.0.2.1>",
    "[192.0.2.1]",
    "192.0.2.1.",
    "\uFEFF192.0.2.1",
    "192\u200B.0\u00AD.2\u2060.1\u200D",
  ])("restores 192.0.2.1 from %j", (typed) => {
    expect(readIpAddress(typed)).toEqual({ ok: true, address: "192.0.2.1", changed: true });
  });

  test.each([
    ["", "Enter an IP address"],
    ["192.0.2.0/24", "AWS accepts single IP addresses, not ranges: enter the addresses of “192.0.2.0/24” one by one."],
    [
      "2001:db8::/32",
      "AWS accepts single IP addresses, not ranges: enter the addresses of “2001:db8::/32” one by one.",
    ],
    ["192.0.2.1/32", "Remove “/32” from “192.0.2.1/32”: AWS accepts IP addresses, not ranges."],
    ["2001:db8::1/128", "Remove “/128” from “2001:db8::1/128”: AWS accepts IP addresses, not ranges."],
    [
      "192.0.2.1-192.0.2.9",
      "AWS accepts single IP addresses, not ranges: enter the addresses of “192.0.2.1-192.0.2.9” one by one.",
    ],
    ["192.0.2.1:443", "Enter only the IP address, without the port: “192.0.2.1:443”"],
    ["[2001:db8::1]:443", "Enter only the IP address, without the port: “[2001:db8::1]:443”"],
    ["hxxp://192[.]0[.]2[.]1:8080/", "Enter only the IP address, without the port: “192.0.2.1:8080”"],
    ["hxxp://192.0.2.1/gate.php", "Enter only the IP address, without the path: “192.0.2.1/gate.php”"],
    ["fe80::1%eth0", "Enter the IP address without the zone “%eth0”"],
    ["evil[.]example", "“evil.example” is a host name: enter its IP address, and put the name in the description."],
    ["010.0.0.1", "“010.0.0.1” has a number with a leading zero, which can be read in two ways: enter it without."],
    ["1.2.3", "“1.2.3” is not a complete IP address: enter four numbers, like 192.0.2.1"],
    ["1.2.3.4.5", "“1.2.3.4.5” is not a complete IP address: enter four numbers, like 192.0.2.1"],
    ["192.0.2.256", "“192.0.2.256” has a number above 255: check the IP address."],
    ["3221225985", "“3221225985” is a single number: enter the IP address with its dots, like 192.0.2.1"],
    ["0xC0000201", "“0xC0000201” is written in hexadecimal: enter the IP address in decimal, like 192.0.2.1"],
    ["2001:db8:1", "“2001:db8:1” is not a complete IPv6 address: enter one like 2001:db8::1"],
    ["1:2:3:4::5:6:7:8", "“1:2:3:4::5:6:7:8” is not a complete IPv6 address: enter one like 2001:db8::1"],
    ["192.0.2.1 192.0.2.2", "Enter one IP address, not several: “192.0.2.1 192.0.2.2”"],
    ["???", "“???” is not an IP address: enter one like 192.0.2.1 or 2001:db8::1"],
  ])("refuses %j and says what to do", (typed, message) => {
    expect(readIpAddress(typed)).toEqual({ ok: false, message });
  });

  test("accepts every IPv4 address that Node knows, unchanged", () => {
    fc.assert(
      fc.property(fc.ipV4(), (typed) => {
        expect(readIpAddress(typed)).toEqual({ ok: true, address: typed, changed: false });
      }),
    );
  });

  test("accepts every form of IPv6 and keeps its value", () => {
    fc.assert(
      fc.property(fc.ipV6(), (typed) => {
        const reading = readIpAddress(typed);
        expect(reading.ok && canonical(reading.address)).toBe(canonical(typed));
      }),
    );
  });

  test("agrees with ipaddr.js on compressed and full IPv6", () => {
    const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, (parts) => {
        const address = new ipaddr.IPv6(parts);
        const expected = address.toNormalizedString().toUpperCase();
        expect(readIpAddress(address.toRFC5952String())).toMatchObject({ ok: true, address: expected });
      }),
    );
  });

  test("is of Node's opinion on what looks like IPv6", () => {
    fc.assert(
      fc.property(
        nearIpv6.filter((typed) => typed.includes(":") && !typed.endsWith(".")),
        (typed) => readIpAddress(typed).ok === isIPv6(typed),
      ),
      { numRuns: 2000 },
    );
  });

  test("is of Node's opinion on what looks like IPv4", () => {
    fc.assert(
      fc.property(
        nearIpv4.filter((typed) => !typed.endsWith(".")),
        (typed) => readIpAddress(typed).ok === isIPv4(typed),
      ),
      { numRuns: 2000 },
    );
  });

  test("gives nothing that AWS's pattern or Node refuses, for any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearIpv4, nearIpv6, fc.string({ unit: "binary" })), (typed) => {
        const reading = readIpAddress(typed);
        return !reading.ok || (awsPattern.test(reading.address) && isIP(reading.address) !== 0);
      }),
      { numRuns: 2000 },
    );
  });

  test("reads its own result as unchanged", () => {
    fc.assert(
      fc.property(fc.ipV6(), (typed) => {
        const reading = readIpAddress(typed);
        expect(reading.ok && readIpAddress(reading.address)).toMatchObject({ changed: false });
      }),
    );
  });
});

// The WHATWG parser's form of an IPv6 address, as a second opinion.
function canonical(address: string): string {
  return new URL(`http://[${address}]/`).hostname;
}
