import { quoted, withoutInvisible } from "./text";

/** `changed`: differs from what was typed, so the form shows it. */
export type IpAddressReading = { ok: true; address: string; changed: boolean } | { ok: false; message: string };

/**
 * Accepts brackets, invisible characters and defanging (`192[.]0[.]2[.]1`, `hxxp://…`). IPv6 becomes eight upper-case
 * groups, the only form that AWS's pattern accepts. So does a mapped IPv4: evidence alone unwraps it (decision 057).
 * Refuses ranges, ports, zone IDs, paths, host names, and IPv4 that programs read differently.
 */
export function readIpAddress(typed: string): IpAddressReading {
  const visible = withoutInvisible(typed);
  const text = visible.trim();
  if (text.length > maxTypedLength) return refuse(`${quoted(text)} is not an IP address: enter one address.`);
  const { scheme, rest } = toPlainForm(text);
  const target = unbracket(withoutTrailing(rest, "/"));
  const reading = target.includes(":") ? readIpv6(target, scheme) : readIpv4(target, scheme);
  if (typeof reading === "string")
    return { ok: true, address: reading, changed: reading !== text || visible !== typed };
  return refuse(reading.message);
}

/** Ignores what follows the address: a port, a range, a path. */
export function startsLikeIpAddress(typed: string): boolean {
  const { rest } = toPlainForm(withoutInvisible(typed.slice(0, maxTypedLength)));
  return /^\[?(?:\d{1,3}(?:\.\d{1,3}){3}(?!\d)|[\da-f]{0,4}:[\da-f]{0,4}:)/i.test(rest);
}

// Longer than any defanged address with a scheme; anything longer is a log line.
const maxTypedLength = 200;

// Unwrapped and refanged, with the scheme by itself.
function toPlainForm(text: string): { scheme: string; rest: string } {
  const refanged = refang(unwrap(text));
  const scheme = /^(?:h(?:tt|xx)ps?):\/\//i.exec(refanged)?.[0] ?? "";
  return { scheme, rest: refanged.slice(scheme.length) };
}

type Refusal = { message: string };

function readIpv4(text: string, scheme: string): string | Refusal {
  if (text === "") return { message: "Enter an IP address" };
  if (text.includes("/")) return refuseSlash(text, scheme);
  if (/[\s,;|]/.test(text)) return { message: `Enter one IP address, not several: ${quoted(text)}` };
  if (/^[\d.]+-[\d.]+$/.test(text) || /^[\d.]+\*[\d.*]*$/.test(text)) return refuseRange(text);
  if (/^\d+$/.test(text)) {
    return { message: `${quoted(text)} is a single number: enter the IP address with its dots, like 192.0.2.1` };
  }
  if (/^(?:0x[\da-f]+|\d+)(?:\.(?:0x[\da-f]+|\d+))*$/i.test(text) && /x/i.test(text)) {
    return { message: `${quoted(text)} is written in hexadecimal: enter the IP address in decimal, like 192.0.2.1` };
  }
  if (/^[\d.]+$/.test(text)) return readDottedDecimal(text);
  if (/^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?$/u.test(text)) {
    return { message: `${quoted(text)} is a host name: enter its IP address, and put the name in the description.` };
  }
  return { message: `${quoted(text)} is not an IP address: enter one like 192.0.2.1 or 2001:db8::1` };
}

function readDottedDecimal(text: string): string | Refusal {
  const numbers = text.split(".");
  if (numbers.length !== 4 || !numbers.every((number) => /^\d+$/.test(number))) {
    return { message: `${quoted(text)} is not a complete IP address: enter four numbers, like 192.0.2.1` };
  }
  // Some programs read 010 as eight, so the machine is unknown. AWS's pattern would accept it.
  if (numbers.some((number) => number.length > 1 && number.startsWith("0"))) {
    return {
      message: `${quoted(text)} has a number with a leading zero, which can be read in two ways: enter it without.`,
    };
  }
  if (numbers.some((number) => number.length > 3 || Number(number) > 255)) {
    return { message: `${quoted(text)} has a number above 255: check the IP address.` };
  }
  return text;
}

function readIpv6(text: string, scheme: string): string | Refusal {
  if (text.includes("://")) return { message: `Enter only the IP address, with nothing around it: ${quoted(text)}` };
  const port = /^(?:\[[^\][]*\]|[^:[\]]+):\d{1,5}(?=\/|$)/.exec(text);
  if (port !== null && !text.slice(port[0].length + 1).includes(":")) {
    return { message: `Enter only the IP address, without the port: ${quoted(text)}` };
  }
  if (text.includes("/")) return refuseSlash(text, scheme);
  if (text.includes("%")) {
    return { message: `Enter the IP address without the zone ${quoted(text.slice(text.indexOf("%")))}` };
  }
  if (/[\s,;|]/.test(text)) return { message: `Enter one IP address, not several: ${quoted(text)}` };
  if (/^[\da-f:.]+-[\da-f:.]+$/i.test(text)) return refuseRange(text);
  const groups = expandIpv6(text);
  if (groups === undefined) {
    return { message: `${quoted(text)} is not a complete IPv6 address: enter one like 2001:db8::1` };
  }
  return groups.map((group) => group.toString(16).toUpperCase()).join(":");
}

// The eight groups of an IPv6 address in any form of RFC 4291, section 2.2.
function expandIpv6(text: string): number[] | undefined {
  const halves = text.split("::");
  const [head = [], tail] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const pieces = [...head, ...(tail ?? [])];
  const dotted = pieces.at(-1)?.includes(".") ? pieces.at(-1) : undefined;
  const missing = 8 - pieces.length - (dotted === undefined ? 0 : 1);
  // "::" stands for one group or more, and occurs once.
  if (halves.length > 2 || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  // A dotted ending closes the whole address: in "1.2.3.4::" it would not be the end.
  if (dotted !== undefined && text.endsWith("::")) return undefined;
  const groups: number[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (index === head.length) groups.push(...new Array<number>(missing).fill(0));
    if (piece === dotted && index === pieces.length - 1) {
      const bytes = readDottedDecimal(piece);
      if (typeof bytes !== "string") return undefined;
      const [a = 0, b = 0, c = 0, d = 0] = bytes.split(".").map(Number);
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[\da-f]{1,4}$/i.test(piece)) {
      groups.push(Number.parseInt(piece, 16));
    } else {
      return undefined;
    }
  }
  while (groups.length < 8) groups.push(0);
  return groups;
}

function refuseSlash(text: string, scheme: string): Refusal {
  if (scheme === "" && /^[^/]+\/\d{1,3}$/.test(text)) return refuseRange(text);
  return { message: `Enter only the IP address, without the path: ${quoted(text)}` };
}

function refuseRange(text: string): Refusal {
  const wholeLength = text.includes(":") ? "/128" : "/32";
  if (text.endsWith(wholeLength)) {
    return { message: `Remove “${wholeLength}” from ${quoted(text)}: AWS accepts IP addresses, not ranges.` };
  }
  return { message: `AWS accepts single IP addresses, not ranges: enter the addresses of ${quoted(text)} one by one.` };
}

// Undoes the usual ways of making an address unclickable.
function refang(text: string): string {
  return text
    .replace(/\[(?:\.|dot)\]|\((?:\.|dot)\)|\{(?:\.|dot)\}|<(?:\.|dot)>|\\\.|[\uFF0E\u3002\uFF61\u2024]/gi, ".")
    .replace(/(?<=\d)(?:\[\.|\.\]|\]\.)(?=\d)/g, ".")
    .replace(/\[:\]|\(:\)|\{:\}/g, ":")
    .replace(/\[:\/\/\]/g, "://");
}

const wrappers = new Set("\"'`“”‘’«»<>");
const trailing = new Set(",;.");

function unwrap(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isAround(text.charAt(start), wrappers)) start++;
  while (end > start && (isAround(text.charAt(end - 1), wrappers) || trailing.has(text.charAt(end - 1)))) end--;
  return text.slice(start, end);
}

function isAround(character: string, signs: ReadonlySet<string>): boolean {
  return signs.has(character) || character.trim() === "";
}

function unbracket(text: string): string {
  return /^\[[^\][]*\]$/.test(text) ? text.slice(1, -1) : text;
}

function withoutTrailing(text: string, sign: string): string {
  return text.endsWith(sign) ? text.slice(0, -sign.length) : text;
}

function refuse(message: string): IpAddressReading {
  return { ok: false, message };
}
