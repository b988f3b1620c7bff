import Papa from "papaparse";
import { otherRoleOf } from "./field-roles";
import { wordsOf } from "./name-words";
import { toMarkdownCells } from "./table-cells";

/** `delimiter` is "w3c" for `#Fields:` logs, which use tabs or spaces, and "bars" for bars that are not Markdown's. */
export type TableHeader = { names: string[]; delimiter: string; isCloudTrail: boolean };

const maxHeaderLength = 20_000;
const maxColumns = 500;

// A cheap first test, since any line could be a header.
const headerWords =
  /ip|addr|src|source|client|remote|ioc|indicator|observable|attacker|event|account|konto|compte|cuenta|conta|host|region/i;

/** Undefined unless the line names a column of addresses or events. */
export function readHeader(line: string): TableHeader | undefined {
  if (line.length > maxHeaderLength) return undefined;
  if (isFlowLogHeader(line)) return toHeader(line.trim().split(/\s+/), " ");
  if (line.startsWith("#fields\t")) return toHeader(line.split("\t").slice(1), "w3c"); // Zeek
  if (!/[|,;\t]|^#Fields:/.test(line)) return undefined;
  if (!headerWords.test(line) || /\d[.:]\d/.test(line)) return undefined;
  if (line.startsWith("#Fields:")) {
    const names = line.slice(8).trim();
    // Exchange separates them with commas.
    return /\s/.test(names) || !names.includes(",")
      ? toHeader(names.split(/\s+/), "w3c")
      : toHeader(names.split(","), ",");
  }
  if (/^\s*\|.*\|\s*$/.test(line)) return toHeader(toMarkdownCells(line), "|");
  // The commonest separator wins.
  const [delimiter = ","] = ["\t", ",", ";", "|"].sort((a, b) => line.split(b).length - line.split(a).length);
  // Not Markdown's, which begin and end with one.
  if (delimiter === "|") return toHeader(line.split("|"), "bars");
  const [cells = []] = Papa.parse<string[]>(line, { delimiter }).data;
  return toHeader(cells, delimiter);
}

// VPC flow logs name their fields in the order that somebody chose. The usual one has a reader of its own.
function isFlowLogHeader(line: string): boolean {
  return (
    /^[a-z][a-z\d -]*$/.test(line) &&
    /\bsrcaddr\b/.test(line) &&
    /\bdstaddr\b/.test(line) &&
    !line.startsWith(usualFlowLog)
  );
}

const usualFlowLog =
  "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action";

function toHeader(cells: string[], delimiter: string): TableHeader | undefined {
  if (cells.length < 2 || cells.length > maxColumns) return undefined;
  // Column names are short; more words make a sentence with commas.
  if (cells.some((cell) => cell.length > 60 || cell.trim().split(/\s+/).length > 4)) return undefined;
  // "Source Port:", with its value in the next cell.
  if (cells.some((cell) => cell.trimEnd().endsWith(":"))) return undefined;
  const names = new Set(cells.map((cell) => cell.toLowerCase().replace(/[^a-z\d]/g, "")));
  const isCloudTrail =
    names.has("eventname") && ["eventtime", "eventsource", "sourceipaddress"].some((name) => names.has(name));
  const isTable = isCloudTrail || cells.some(isTelling);
  return isTable ? { names: cells.map((cell) => cell.trim()), delimiter, isCloudTrail } : undefined;
}

// A name that says what its column holds.
function isTelling(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => addressWords.has(word)) || tellingRoles.has(otherRoleOf([name]) ?? "");
}

const addressWords = new Set(
  "ip ips ipv4 ipv6 addr address addresses orig src source dst destination client remote host attacker indicator indicators ioc iocs observable".split(
    " ",
  ),
);
const tellingRoles: ReadonlySet<string> = new Set(["account", "event", "region"]);
