import { readIpAddress, startsLikeIpAddress } from "./ip-address";
import { toPastedLines, unquote } from "./pasted-lines";

/** As typed. */
export type IpRow = { ipAddress: string; userAgent: string };

/**
 * Drops quotes, blank lines and a heading. Text that is not an address stays in `ipAddress`, where the form marks it.
 */
export function readIpRows(pasted: string): IpRow[] {
  const lines = toPastedLines(pasted);
  const [first = "", second = ""] = lines;
  const hasHeading = isHeading(firstCell(first)) && startsLikeIpAddress(firstCell(second));
  return (hasHeading ? lines.slice(1) : lines).flatMap(readLine);
}

function readLine(line: string): IpRow[] {
  const pieces = line.split(/[\s,;]+/).filter((piece) => piece !== "");
  if (pieces.length > 1 && pieces.every(isAddress)) {
    return pieces.map((piece) => ({ ipAddress: unquote(piece), userAgent: "" }));
  }
  const [cell, rest] = splitAtFirstDelimiter(line);
  const looksLikeColumns = line.includes("\t") || line.startsWith('"') || !/\s/.test(cell);
  if (!looksLikeColumns) return [{ ipAddress: line.trim(), userAgent: "" }];
  return [{ ipAddress: unquote(cell), userAgent: unquote(rest) }];
}

// A user agent may hold commas and semicolons, so only the first delimiter counts.
function splitAtFirstDelimiter(line: string): [string, string] {
  const quoted = /^"(?:[^"]|"")*"(?=\s*(?:[\t,;]|$))/.exec(line)?.[0];
  const end = quoted?.length ?? line.search(line.includes("\t") ? /\t/ : /[,;]/);
  if (end === -1) return [line, ""];
  const rest = line.slice(end).trimStart();
  const afterDelimiter = /^[,;]/.test(rest) ? rest.slice(1) : rest;
  return [line.slice(0, end), afterDelimiter.replace(/\t/g, " ").trim()];
}

function firstCell(line: string): string {
  return unquote(splitAtFirstDelimiter(line)[0]);
}

function isAddress(text: string): boolean {
  return readIpAddress(text).ok;
}

// "IP address", "src_ip", "IPv4": words that no address or host name has.
function isHeading(cell: string): boolean {
  return cell.length <= 40 && /^[a-z][a-z _()-]*$/i.test(cell.replace(/ipv[46]/gi, "ip"));
}
