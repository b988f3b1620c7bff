import { caseFields } from "@/lib/cases/case-fields";
import type { IpRow } from "@/lib/cases/ip-rows";
import type { FoundAddress } from "./findings/evidence";

/** At most `room` rows: each address with its first user agent, then further user agents. `rest` did not fit. */
export function toIpRows(
  addresses: readonly FoundAddress[],
  room: number = caseFields.threatActorIpAddresses.maxEntries,
): { rows: IpRow[]; rest: FoundAddress[] } {
  const first = addresses.map(({ address, userAgents }) => ({ ipAddress: address, userAgent: userAgents[0] ?? "" }));
  const further = addresses.flatMap(({ address, userAgents }) =>
    userAgents.slice(1).map((userAgent) => ({ ipAddress: address, userAgent })),
  );
  return { rows: [...first, ...further].slice(0, Math.max(0, room)), rest: addresses.slice(Math.max(0, room)) };
}
