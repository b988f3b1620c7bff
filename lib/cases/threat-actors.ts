import { caseFields } from "./case-fields";
import { filledRows } from "./case-rows";
import { type Report, tooMany } from "./field-reader";
import { readIpAddress } from "./ip-address";
import type { IpRow } from "./ip-rows";
import { readText } from "./text-field";

export type ThreatActor = { ipAddress: string; userAgent?: string };

/** An address can repeat, with different user agents. */
export function readThreatActors(typed: IpRow[], report: Report): ThreatActor[] {
  const rows = filledRows(typed);
  const excess = tooMany(rows.length, caseFields.threatActorIpAddresses);
  if (excess !== undefined) report([], excess);
  return rows.map(({ row, index }) => {
    const reading = readIpAddress(row.ipAddress);
    if (row.ipAddress.trim() === "") {
      report([index, "ipAddress"], `Enter the IP address for user agent ${index + 1}`);
    } else if (!reading.ok) {
      report([index, "ipAddress"], reading.message);
    }
    const userAgent = readText(
      row.userAgent,
      { ...caseFields.threatActorIpAddresses.cells.userAgent, label: `User agent ${index + 1}` },
      (message) => report([index, "userAgent"], message),
    );
    return { ipAddress: reading.ok ? reading.address : "", ...(userAgent === "" ? {} : { userAgent }) };
  });
}
