import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readIpAddress } from "@/lib/cases/ip-address";
import { classifyAddress } from "./address-class";

describe("classifyAddress", () => {
  test.each([
    ["45.9.148.108", "45.9.148.108"],
    ["2a03:b0c0::1", "2A03:B0C0:0:0:0:0:0:1"],
    ["::ffff:45.9.148.108", "45.9.148.108"],
    ["hxxp://45[.]9[.]148[.]108", "45.9.148.108"],
    ["64:ff9b::2d09:946c", "64:FF9B:0:0:0:0:2D09:946C"],
  ])("classifies %s as public", (text, address) => {
    expect(classifyAddress(text)).toEqual({ kind: "public", address });
  });

  test.each(["192.0.2.1", "198.51.100.1", "203.0.113.255", "2001:db8::1", "3fff:fff::1", "::ffff:192.0.2.1"])(
    "marks %s as an example address",
    (text) => {
      expect(classifyAddress(text)).toMatchObject({ kind: "public", mark: "example address" });
    },
  );

  test.each([
    ["10.0.0.1", "private"],
    ["::ffff:10.0.0.1", "private"],
    ["100.64.0.1", "private"],
    ["fd00::1", "private"],
    ["fec0::1", "private"],
    ["127.0.0.2", "loopback"],
    ["::1", "loopback"],
    ["169.254.169.254", "link-local"],
    ["fe80::1", "link-local"],
    ["239.1.1.1", "multicast"],
    ["ff02::1", "multicast"],
    ["255.255.255.255", "multicast"],
    ["0.0.0.0", "unspecified"],
    ["::", "unspecified"],
    ["240.0.0.1", "reserved"],
    ["198.18.0.1", "reserved"],
    ["dad::bed", "reserved"],
    ["100::1", "reserved"],
    ["3fff:1000::1", undefined],
  ])("skips %s: %s", (text, why) => {
    expect(classifyAddress(text)).toMatchObject(why === undefined ? { kind: "public" } : { kind: "skipped", why });
  });

  test.each(["", "1.2.3", "host.example.com", "192.0.2.0/24", "192.0.2.1:80", "fe80::1%eth0"])(
    "does not classify %j",
    (text) => {
      expect(classifyAddress(text)).toBeUndefined();
    },
  );

  test("returns every address in AWS's form", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const address = classifyAddress(text)?.address ?? "";
        expect(readIpAddress(address)).toEqual({ ok: true, address, changed: false });
      }),
    );
  });
});
