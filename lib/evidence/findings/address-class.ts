import ipaddr from "ipaddr.js";
import { readIpAddress } from "@/lib/cases/ip-address";
import type { AddressMark, SkipReason } from "./evidence";

/** A public address in AWS's form, which may be a threat actor's, or one that cannot be. */
export type AddressClass =
  | { kind: "public"; address: string; mark?: AddressMark }
  | { kind: "skipped"; address: string; why: SkipReason };

/**
 * Undefined if the text is not an address. `::ffff:192.0.2.1` becomes 192.0.2.1, as dual-stack servers log it.
 * Documentation addresses count as public, because AWS's sample findings use them.
 */
export function classifyAddress(text: string): AddressClass | undefined {
  const reading = readIpAddress(text);
  if (!reading.ok) return undefined;
  const { address, range } = unmapIpv4(reading.address);
  if (isDocumentation(address)) return { kind: "public", address, mark: "example address" };
  const why = skipReasons[range];
  if (why !== undefined) return { kind: "skipped", address, why };
  // Only 2000::/3 is allocated (https://www.iana.org/assignments/ipv6-address-space).
  if (address.includes(":") && range === "unicast" && !/^[23][\dA-F]{3}:/.test(address)) {
    return { kind: "skipped", address, why: "reserved" };
  }
  return { kind: "public", address };
}

const skipReasons: Record<string, SkipReason | undefined> = {
  private: "private",
  uniqueLocal: "private",
  carrierGradeNat: "private",
  loopback: "loopback",
  linkLocal: "link-local",
  multicast: "multicast",
  broadcast: "multicast",
  unspecified: "unspecified",
  reserved: "reserved",
  benchmarking: "reserved",
  discard: "reserved",
  deprecatedSiteLocal: "private",
};

function unmapIpv4(address: string): { address: string; range: string } {
  // Every parser reads the canonical form alike.
  if (!address.includes(":")) return { address, range: ipaddr.IPv4.parse(address).range() };
  const ipv6 = ipaddr.IPv6.parse(address);
  if (!ipv6.isIPv4MappedAddress()) return { address, range: ipv6.range() };
  const ipv4 = ipv6.toIPv4Address();
  return { address: ipv4.toString(), range: ipv4.range() };
}

// RFC 5737, RFC 3849, RFC 9637.
function isDocumentation(address: string): boolean {
  return /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.|^2001:DB8:|^3FFF:[0-9A-F]{1,3}:/.test(address);
}
