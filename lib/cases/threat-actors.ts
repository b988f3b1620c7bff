import { caseFields } from "./case-fields";
import { filledRows } from "./case-rows";
import { type Report, tooMany } from "./field-reader";
import { readIpAddress } from "./ip-address";
import type { IpRow } from "./ip-rows";
import { readText } from "./text-field";

/** The rows to send, each with its index on the screen. */
export function distinctRows(typed: readonly IpRow[]): { row: IpRow; index: number }[] {
  const seen = new Set<string>();
  return filledRows(typed).filter(({ row }) => {
    const reading = readIpAddress(row.ipAddress);
    const key = JSON.stringify([reading.ok ? reading.address : row.ipAddress.trim(), row.userAgent.trim()]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export type ThreatActor = { ipAddress: string; userAgent?: string };

/** An address can repeat, with different user agents. Equal rows are sent once. */
export function readThreatActors(typed: IpRow[], report: Report): ThreatActor[] {
  const rows = distinctRows(typed);
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
