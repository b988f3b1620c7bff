import type { Findings } from "@/lib/evidence/findings/findings";
import { momentPattern } from "@/lib/evidence/findings/moments";
import { isZoned } from "@/lib/evidence/text/address-context";
import { ipv4In } from "@/lib/evidence/text/address-places";
import { endsIn } from "@/lib/evidence/text/connection-ends";
import { epochStart, type FreeTextReader } from "@/lib/evidence/text/free-text-reader";
import { readKeyValues } from "@/lib/evidence/text/key-values";
import { matchesIn } from "@/lib/evidence/text/matches";
import { isQuery } from "@/lib/evidence/text/query";
import { addressIn } from "./dressed-address";
import { rolesOf } from "./field-roles";
import { isTelling, type NamedValue, readNamedValues } from "./named-values";

/** Reads a line of pairs: key=value, CEF, LEEF. False for any other line. */
export function readLogLine(line: string, findings: Findings, text: FreeTextReader): boolean {
  const pairs = readKeyValues(line);
  if (pairs === undefined || !pairs.values.some(isTelling) || hasOneName(pairs.values) || isQuery(line)) return false;
  // "for outside:192.0.2.1/443 to dmz:…": a zone is no name of an end.
  if (!line.includes("=") && isZoned(line)) return false;
  // Pairs within a field of a log without names.
  if (!pairs.values.some(({ value }) => addressIn(String(value)) !== undefined) && hasFields(line)) return false;
  const header = headerOf(pairs.rest);
  const before = findings.gaveFarEnds;
  const hasEnds = readNamedValues([...header.values, ...pairs.values], { findings, text }, { what: "the log's time" });
  text.readLine(pairs.between, { isWithoutTimes: true });
  // Beside other addresses, that of the host that wrote the line is no one's end of a connection. Several are fields.
  const isHeader = findings.gaveFarEnds > before && (hasEnds || ipv4In(header.rest).length < 2);
  // "[client 192.0.2.1] …, client: 192.0.2.1"
  const named = new Set(pairs.values.flatMap(({ value }) => findings.classify(String(value))?.address ?? []));
  text.readLine(header.rest, { isWithoutTimes: true, isHeader, named });
  return true;
}

// "IP=192.0.2.1:50122 (IP=192.0.2.2:636)": names that do not tell the ends apart. The words around them may.
function hasOneName(values: readonly NamedValue[]): boolean {
  const neutral = values.filter(
    ({ path, value }) =>
      rolesOf(path).address === "address" && addressIn(String(value).split(/\s/, 1)[0] ?? "") !== undefined,
  );
  const telling = values.filter((value) => isTelling(value) && !neutral.includes(value));
  return neutral.length > 1 && telling.length === 0 && new Set(neutral.map(({ path }) => path.join("."))).size === 1;
}

function hasFields(line: string): boolean {
  const places = ipv4In(line).map((place) => ({ ...place, verdict: "take" }));
  return places.length === 2 && line.includes("|") && endsIn(line, places) !== undefined;
}

// The time before the pairs is when the log was written, for lines that have no time of their own.
function headerOf(rest: string): { values: NamedValue[]; rest: string } {
  // A syslog's time without a year is worse than the next.
  const moments = matchesIn(rest, momentPattern).map(([text]) => text);
  const moment = moments.find((text) => /\d{4}/.test(text)) ?? moments[0] ?? epochStart.exec(rest)?.[1];
  const values: NamedValue[] = [];
  // CEF:0|vendor|product|version|id|name|severity|
  const name = rest.includes("CEF:") ? rest.split("|", 6)[5] : undefined;
  if (name !== undefined) values.push({ path: ["event name"], value: name });
  if (moment === undefined) return { values, rest };
  return { values: [...values, { path: ["collected at"], value: moment }], rest: rest.replace(moment, " ") };
}
