import { readEmailAddress } from "./email-address";
import { toPastedLines, unquote } from "./pasted-lines";
import type { WatcherRow } from "./watchers";

/**
 * Reads addresses as mail programs list them, or lines of a table. Drops a heading. Text that is not an address stays
 * in `email`, where the form marks it. No rows if nothing could be an address.
 */
export function readWatcherRows(pasted: string): WatcherRow[] {
  if (!pasted.includes("@")) return [];
  const lines = toPastedLines(pasted);
  const [first = "", second = ""] = lines;
  return (isHeading(first) && second.includes("@") ? lines.slice(1) : lines).flatMap(readLine);
}

function readLine(line: string): WatcherRow[] {
  if (line.includes("\t")) return [readCells(line.split("\t"), " ")];
  const cells = split(line, (sign) => sign === "," || sign === ";");
  const addresses = cells.filter((cell) => cell.includes("@"));
  // In "Doe, Jane <jane@example.com>" the comma is a part of the name.
  if (cells.length > 1 && addresses.length === 1 && !line.includes("<")) return [readCells(cells, ", ")];
  const words = line.split(/[\s,;]+/).filter((word) => word !== "");
  if (words.every((word) => readEmailAddress(word).ok)) return words.map(readPerson);
  return split(line, (sign, hasAddress) => sign === ";" || (sign === "," && hasAddress)).map(readPerson);
}

// A row of a table. The cells before the address name the person; else the next cell does.
function readCells(cells: string[], joint: string): WatcherRow {
  const texts = cells.map(unquote);
  const index = Math.max(
    texts.findIndex((text) => text.includes("@")),
    0,
  );
  const person = readPerson(texts[index] ?? "");
  const names = texts.slice(0, index).filter((text) => text !== "");
  const [next = "", ...rest] = texts.slice(index + 1);
  const isNamed = names.length > 0 || person.name !== "";
  const name = isNamed ? [...names, person.name].filter(Boolean).join(joint) : next;
  const jobTitle = [person.jobTitle, ...(isNamed ? [next, ...rest] : rest)].filter(Boolean).join(joint);
  return { email: person.email, name, jobTitle };
}

// `Jane Doe <jane@example.com>`, or an address alone.
function readPerson(text: string): WatcherRow {
  const [, name = "", address = "", after = ""] = /^([^<>]*)<([^<>]*)>([^<>]*)$/.exec(text) ?? [];
  if (!address.includes("@")) return { email: toEmail(text), name: "", jobTitle: "" };
  return { email: toEmail(address), name: unquote(name), jobTitle: unquote(after) };
}

function toEmail(text: string): string {
  const reading = readEmailAddress(text);
  return reading.ok ? reading.email : text.trim();
}

// Quotation marks at the start of a part protect the separators inside them.
function split(line: string, isSeparator: (sign: string, hasAddress: boolean) => boolean): string[] {
  const parts: string[] = [];
  let start = 0;
  let isBegun = false;
  let hasAddress = false;
  for (let index = 0; index < line.length; index++) {
    const sign = line.charAt(index);
    if (sign === "@") hasAddress = true;
    if (sign === '"' && !isBegun) {
      index += (/^"(?:[^"]|"")*"/.exec(line.slice(index))?.[0] ?? sign).length - 1;
      isBegun = true;
    } else if (isSeparator(sign, hasAddress)) {
      parts.push(line.slice(start, index));
      start = index + 1;
      isBegun = false;
      hasAddress = false;
    } else if (sign.trim() !== "") isBegun = true;
  }
  parts.push(line.slice(start));
  return parts.filter((part) => part.trim() !== "");
}

// "Email", "E-mail address;Name".
function isHeading(line: string): boolean {
  return line.length <= 120 && !line.includes("@") && /mail|address/i.test(line);
}
