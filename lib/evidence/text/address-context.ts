import { isVersionNumber, type Surroundings } from "./version-number";

/** "none" is part of something else. */
export type Verdict = "take" | "range" | "version number" | "own end" | "none";

/** The previous number on the line, and whether a list was announced. */
export type Context = {
  earlier: { start: number; end: number; verdict: Verdict } | undefined;
  isAnnounced: boolean;
  isBelowAddress: boolean;
};

/** Judges by at most 60 characters on each side, so that long lines stay cheap. */
export function judgePlace(line: string, start: number, end: number, context: Context): Verdict {
  const text = line.slice(start, end);
  const before = line.slice(Math.max(0, start - reach), start);
  const after = line.slice(end, end + reach);
  if (ownHint.test(before)) return "own end";
  if (/\bfaddr $/.test(before)) return "take";
  const isInUrl = /:\/\/(?:[^\s/]{1,40}@)?\[?$/.test(before);
  if (!isInUrl && isRange(text, after) && !/\b[fgl]addr $/.test(before) && !isZoned(line)) return "range";
  // The other end of a range.
  if (/(?<![\w.])(?:\d{1,3}\.){3}\d{1,3} ?[-–] ?$/.test(before)) return "none";
  if (isInUrl || lookupLink.test(before)) return "take";
  // The value of a URL parameter.
  if (/[?&][^\s"'?]{0,58}=$/.test(before) && /\/[^\s"']*\?/.test(before)) return "none";
  if (text.includes(":")) return "take";
  // "Chrome/120.0.0.0" is a product, but Java writes addresses as "host/192.0.2.1:443".
  if (
    /[A-Za-z]\/$/.test(before) &&
    !/(?:_[A-Z]{2,20}|\b[A-Z]{5,20})\/$/.test(before) &&
    !/^(?::\d|\(\d|\/\d|#\d)/.test(after)
  )
    return "version number";
  if (versionHint.test(before) || /^\s*#+\s*$/.test(before) || /^-[a-z]/i.test(after)) return "version number";
  return isVersionNumber(text, toSurroundings(line, before, after, start, context)) ? "version number" : "take";
}

function toSurroundings(line: string, before: string, after: string, start: number, context: Context): Surroundings {
  const { earlier, isAnnounced, isBelowAddress } = context;
  const isFirst = before.length < reach && !/[\p{L}\d]/u.test(before);
  const surroundings = { before, after, isFirst, isAnnounced, isBelowAddress };
  if (earlier === undefined || start - earlier.end > reach) return surroundings;
  // After "Chrome/120.0.0.0" comes another column rather than another version.
  const isVersion = earlier.verdict === "version number" && line.charAt(earlier.start - 1) !== "/";
  return { ...surroundings, earlier: { between: line.slice(earlier.end, start), isVersion } };
}

/** Where a range that starts before `end` ends. */
export function rangeEnd(line: string, end: number): number {
  const rest = /^(?:\/\d{1,3}| ?[-–] ?\d{1,3}(?:\.\d{1,3}){0,3})/.exec(line.slice(end, end + 20));
  return end + (rest?.[0].length ?? 0);
}

/** "outside:192.0.2.1/22 (…) to dmz:…": ports, no ranges. */
export function isZoned(line: string): boolean {
  return line.length <= maxZonedLength && zoned.test(line);
}

const maxZonedLength = 2_000;
const zoned = /\b[\w-]{1,30}:\d{1,3}(?:\.\d{1,3}){3}\/\d{1,5} .{0,100}\b(?:to|dst) [\w-]{1,30}:\d{1,3}\./;

const reach = 60;

// Pages about one address: https://www.abuseipdb.com/check/192.0.2.1
const lookupLink =
  /\b(?:abuseipdb|virustotal|shodan|censys|greynoise|ipinfo|otx\.alienvault|talosintelligence|ipvoid|iplocation|whatismyipaddress|scamalytics|spur|threatcrowd|urlscan|xforce\.ibmcloud|criminalip|fofa|zoomeye|spamhaus|who\.is|bgp\.he|ipqualityscore|db-ip)\b[^\s"'<>]{0,50}[/=]$/i;

const versionHint =
  /(?:\b(?:versions?|ver|release|build|firmware|driver|patch|upgraded? to|updated? to|v|rev|revision|oid|section|sect|chapter|clause|step|requirement|req(?!:)|table|figure|fig|appendix|control|cis|iso|rfc|schema)\b|§)[\s.:#=-]{0,3}(?:v\.?\s?)?["'(]?$/i;

// A word for the victim's side, and filler before the address.
const ownHint =
  /\b(?:(?:our|your|victim(?:'s|’s)?|(?<!\.)local|internal|destination|dest|dst|dstip|dst_ip|dstaddr|destip|dest_ip|laddr|gaddr|vserver|vserver ip|elastic ip|eip|nat gateway|egress|listener|vip|sent-to)\b["']?[\s=:]{0,3}|interface [\w.-]{1,60} \(|sips?:[\w.+-]{0,60}@|referr?er["']?\s?[:=]\s?|(?:server|target|device) (?:ip )?address["']?\s?[:=]?\s?|server ip["']?\s?[:=]\s?|(?:host|server|upstream)["']?\s?[:=]\s?|hostname["']?\s?[:=]?\s?)["']?(?:(?:own|public|egress|office|vpn|nat|ip|address|host|server|instance|gateway|scanner|is|was|at)\b[\s=:]{0,12}){0,4}["'([]?(?:ipv[46]:)?(?:https?:\/\/)?$/i;

function isRange(text: string, after: string): boolean {
  // A range of one address is an address.
  const whole = text.includes(":") ? "/128" : "/32";
  // "192.0.2.1/0(user)", "192.0.2.1/443": a port. "/0" is no range that anyone means.
  if (/^\/(?:0(?!\d)|\d{1,3}\(|3[3-9]\b|[4-9]\d\b|\d{3})/.test(after) && !text.includes(":")) return false;
  if (/^\/\d{1,3}(?![\w.])/.test(after) && !(after.startsWith(whole) && !/^\d/.test(after.slice(whole.length))))
    return true;
  return /^-\d{1,3}(?!\w)/.test(after) || /^ ?[-–] ?\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/.test(after);
}
