import { readAccountIds } from "@/lib/cases/account-id";
import { maxEntriesRead } from "@/lib/cases/case-limits";
import type { IncidentStartInput } from "@/lib/cases/incident-start";
import { readIpAddress, startsLikeIpAddress } from "@/lib/cases/ip-address";
import { type IpRow, readIpRows } from "@/lib/cases/ip-rows";
import { Findings } from "./findings/findings";
import { momentPattern, readMoment } from "./findings/moments";
import { readAccessLogLine } from "./formats/access-log";
import { readLogLine } from "./formats/log-line";
import { FreeTextReader } from "./text/free-text-reader";

// What the evidence panel reads, the form's own boxes read. The form loads this with the first paste that needs it.

/** `corrected` counts the lines out of which an address was taken; `skipped` holds those that have none. */
export type PastedAddresses = { rows: IpRow[]; corrected: number; skipped: string[] };

/** Keeps what looks like an address but is none: the form says why. */
export function readPastedAddresses(pasted: string): PastedAddresses {
  const read: PastedAddresses = { rows: [], corrected: 0, skipped: [] };
  for (const row of readIpRows(pasted)) {
    const found = readIpAddress(row.ipAddress).ok ? undefined : addressesIn([row.ipAddress, row.userAgent].join(" "));
    if (found === undefined) read.rows.push(row);
    else if (found.length > 0) {
      read.rows.push(...found);
      read.corrected++;
    } else if (startsLikeIpAddress(row.ipAddress)) read.rows.push(row);
    else read.skipped.push(row.ipAddress);
  }
  return read;
}

function addressesIn(line: string): IpRow[] {
  const findings = new Findings(Date.now());
  const text = new FreeTextReader(findings);
  findings.startItem("");
  if (!readAccessLogLine(line, findings) && !readLogLine(line, findings, text)) text.readLine(line);
  return findings
    .toEvidence()
    .finds.addresses.map(({ address, userAgents: [userAgent = ""] }) => ({ ipAddress: address, userAgent }));
}

/** `corrected` counts the lines out of which account IDs were taken; `skipped` holds those that have none. */
export type PastedAccounts = { text: string; corrected: number; skipped: string[] };

/** Keeps lines of numbers as they are: the form says what is wrong with them. */
export function readPastedAccounts(pasted: string): PastedAccounts {
  const kept: string[] = [];
  const skipped: string[] = [];
  let corrected = 0;
  const lines = pasted.split(/[\r\n]+/).filter((one) => one.trim() !== "");
  // A whole log belongs into the evidence panel. The form refuses so many entries.
  if (lines.length > maxEntriesRead) return { text: pasted, corrected, skipped };
  for (const line of lines) {
    const ids = readAccountIds(line);
    const found = ids.every(({ reading }) => reading.ok) ? undefined : accountsIn(line);
    if (found === undefined || (found.length === 0 && ids.every(({ typed }) => isNumber.test(typed)))) kept.push(line);
    else if (found.length > 0) {
      kept.push(found.join(", "));
      corrected++;
    } else skipped.push(line);
  }
  return { text: kept.join("\n"), corrected, skipped };
}

// Also as spreadsheets and people write it: 2.1E+11, ="0123", 1111-2222.
const isNumber = /^["'=]*\d[\d.,Ee+\u2010-\u2013-]*["']?$/;

// The box is a heading: what stands below it needs no other word for accounts.
function accountsIn(line: string): string[] {
  const findings = new Findings(Date.now());
  const text = new FreeTextReader(findings);
  findings.startItem("");
  text.readLine("Accounts:");
  if (!readLogLine(line, findings, text)) text.readLine(line);
  return findings.toEvidence().finds.accounts.map(({ value }) => value);
}

/** The start that a pasted time means. Undefined if it is none. The zone stays as chosen if the text names none. */
export function readPastedStart(pasted: string, now: number): Partial<IncidentStartInput> | undefined {
  const text = pasted.trim().slice(0, 200);
  const read = [text, ...(text.match(momentPattern) ?? [])].map((one) => readMoment(one, now)).find((one) => one?.ok);
  if (read?.ok !== true || !/\d:\d|T\d/.test(text)) return undefined;
  const iso = new Date(read.milliseconds).toISOString();
  const time = iso.slice(11, iso.slice(17, 19) === "00" ? 16 : 19);
  return { date: iso.slice(0, 10), time, ...(read.hasZone ? { timeZone: "UTC" } : {}) };
}
