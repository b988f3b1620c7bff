import type { Gathering } from "./gathering";
import { momentPattern } from "./moments";

/**
 * Reads text of no known form, line by line: addresses however they were made unclickable, with ports, in URLs or in prose; account ids where
 * something says that they are accounts; Region codes; services in ARNs; times with a zone. What only looks like an address (versions, section
 * numbers, ranges, longer dotted numbers, MAC addresses, fingerprints, clock times) is not taken. Linear in the length of the text.
 */
export class FreeTextReader {
  readonly #gathering: Gathering;
  /** The line before announced accounts ("Impacted accounts:"), and lines that hold little else follow. */
  #inAccounts = false;

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  /** One line, without its end. */
  line(text: string): void {
    const line = refang(text);
    if (/\d/.test(line)) {
      this.#arns(line);
      this.#addresses(line);
      this.#accounts(line);
      this.#regions(line);
      this.#moments(line);
    }
    if (line.trim() !== "") this.#inAccounts = announcesAccounts(line) || (this.#inAccounts && isListEntry(line));
  }

  #arns(line: string): void {
    if (!line.includes("arn:")) return;
    for (const [, service = "", region = "", account = ""] of line.matchAll(arnPattern)) {
      // Who reports a finding is not what it is about, and an ARN of STS names a person or a program at work.
      if (!reporters.has(service)) this.#gathering.service(service);
      if (region !== "") this.#gathering.region(region);
      this.#gathering.account(account);
    }
  }

  #addresses(line: string): void {
    const userAgent = userAgentIn(line);
    const found = [...ipv4In(line), ...ipv6In(line)];
    // Several addresses on a line: nobody knows whose agent it is.
    const agent = found.length === 1 ? userAgent : undefined;
    for (const { text, start, end } of found) {
      const verdict = verdictOn(line, start, end);
      if (verdict === "range") this.#gathering.skip("range", line.slice(start, rangeEnd(line, end)));
      else if (verdict === "version number" && this.#isPublic(text)) this.#gathering.skip(verdict, text);
      else if (verdict === "own end") this.#gathering.ownAddress(text);
      else if (verdict === "take") this.#gathering.address(text, agent);
    }
  }

  #isPublic(text: string): boolean {
    return this.#gathering.classify(text)?.kind === "public";
  }

  #accounts(line: string): void {
    const isListed = this.#inAccounts && isListEntry(line);
    for (const match of line.matchAll(accountPattern)) {
      const before = line.slice(Math.max(0, match.index - 80), match.index);
      const after = line.slice(match.index + match[0].length, match.index + match[0].length + 40);
      const digits = match[0].replaceAll("-", "");
      if (isArnField(before)) continue;
      if (isListed || saysAccount(before, after)) this.#gathering.account(digits);
      else this.#gathering.skip("no account hint", digits);
    }
  }

  #regions(line: string): void {
    for (const [, code] of line.matchAll(regionPattern)) this.#gathering.region(code);
  }

  #moments(line: string): void {
    for (const [moment] of line.matchAll(momentPattern)) this.#gathering.moment(moment, "a time in the text");
  }
}

type Place = { text: string; start: number; end: number };

// Each pattern starts where nothing that could belong to it stands before, and is of bounded length: no place is looked at many times.
const arnPattern = /\barn:aws(?:-[a-z-]{1,10})?:([a-z\d-]{1,40}):([a-z\d-]{0,30}):(\d{12}|):?/g;
const accountPattern = /(?<![\w.])(?<!\d-)(?:\d{12}|\d{4}-\d{4}-\d{4})(?!\w|-\d|\.\d)/g;
const regionPattern = /(?<![\w-])([a-z]{2,3}(?:-[a-z]{2,9}){1,3}-\d)(?:[a-f](?![\w-]))?(?![\w-])/g;
const ipv4Pattern = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\w)/g;
const ipv6Pattern = /(?<![\w:.])[\dA-Fa-f:]{2,39}(?::(?:\d{1,3}\.){3}\d{1,3})?(?![\w:]|\.\d)/g;
const reporters = new Set(["guardduty", "securityhub", "inspector", "inspector2", "macie2", "detective", "sts"]);

/** Undoes the usual ways to make addresses unclickable. Only between what can be part of an address: a list item "(.)" stays. */
function refang(text: string): string {
  if (!/[[({\\]/.test(text) && !/hxxp/i.test(text)) return text;
  return text
    .replace(/(?<=[\da-f]) ?(?:\[(?:\.|dot)\]|\((?:\.|dot)\)|\{(?:\.|dot)\}|\\\.) ?(?=\d)/gi, ".")
    .replace(/\[:\]|\(:\)|\{:\}/g, ":")
    .replace(/\bhxxp(s?)(?:\[:\/\/\]|:\/\/)/gi, "http$1://");
}

function* ipv4In(line: string): Generator<Place> {
  for (const match of line.matchAll(ipv4Pattern)) {
    yield { text: match[0], start: match.index, end: match.index + match[0].length };
  }
}

function* ipv6In(line: string): Generator<Place> {
  if (!/:[^:]*:/.test(line)) return;
  for (const match of line.matchAll(ipv6Pattern)) {
    const [text] = match;
    // Eight pairs of hex digits are an EUI-64 or a fingerprint; a bare "::" is a sign of some languages.
    if ((text.match(/:/g)?.length ?? 0) < 2 || /^(?:[\da-f]{2}:){7}[\da-f]{2}$/i.test(text) || text === "::") continue;
    yield { text, start: match.index, end: match.index + text.length };
  }
}

type Verdict = "take" | "range" | "version number" | "own end" | "none";

function verdictOn(line: string, start: number, end: number): Verdict {
  const before = line.slice(Math.max(0, start - 60), start);
  const after = line.slice(end, end + 60);
  const isInUrl = /:\/\/(?:[^\s/]{1,40}@)?\[?$/.test(before);
  // A range of one address is an address.
  const whole = line.slice(start, end).includes(":") ? "/128" : "/32";
  if (!isInUrl && /^\/\d{1,3}(?![\w.])/.test(after) && !after.startsWith(whole)) return "range";
  if (/^-\d{1,3}(?![\w])/.test(after)) return "range";
  if (/(?:\d|^)-$/.test(before) && /\d\.\d{1,3}-$/.test(before)) return "none";
  if (isInUrl) return "take";
  // "Chrome/120.0.0.0" is a product; "host/192.0.2.1:443" is Java's way to write an address.
  if (/[A-Za-z]\/$/.test(before) && !/^:\d/.test(after)) return "version number";
  if (versionHint.test(before) || /^\s*#+\s*$/.test(before)) return "version number";
  if (ownHint.test(before)) return "own end";
  return "take";
}

const versionHint =
  /(?:\b(?:versions?|ver|release|build|firmware|driver|patch|upgraded? to|updated? to|v|rev|revision|oid|section|sect|chapter|clause|step|requirement|req|table|figure|fig|appendix|control|cis|iso|rfc)\b|§)[\s.:#=-]{0,3}(?:v\.?\s?)?["'(]?$/i;
const ownHint =
  /\b(?:our|victim(?:'s|’s)?|local|internal|destination|dest|dst|dstip|dst_ip|dstaddr|destip|dest_ip|elastic ip|eip|nat gateway)\b["']?[\s=:]{0,3}["']?(?:(?:own|public|egress|office|vpn|ip|address|host|server|instance|gateway)\b[\s=:]{0,3}){0,3}["'(]?$/i;

function rangeEnd(line: string, end: number): number {
  const rest = /^(?:\/\d{1,3}|-\d{1,3}(?:\.\d{1,3}){0,3})/.exec(line.slice(end, end + 20));
  return end + (rest?.[0].length ?? 0);
}

/** After "user agent", in quotation marks or to the end of the line. */
function userAgentIn(line: string): string | undefined {
  const place = /\buser[ _-]?agent\b["']?\s{0,3}[:=]?\s{0,3}/i.exec(line);
  if (place === null) return undefined;
  const rest = line.slice(place.index + place[0].length);
  const quoted = /^["“”'`]([^"“”`]{1,1000})["”'`]/.exec(rest)?.[1];
  const agent = (quoted ?? rest).trim();
  // Without a product's slash it is prose about user agents.
  return quoted !== undefined || /^[^\s/]{1,40}\/\S/.test(agent) ? agent : undefined;
}

function isArnField(before: string): boolean {
  return /arn:[^\s"']{0,60}:$/.test(before);
}

/** Whether the words around twelve digits call them an account. */
function saysAccount(before: string, after: string): boolean {
  const hint = /.*\b(?:accounts?|acct|aws[ _-]?account[ _-]?ids?|accountid|account_id)\b(.*)$/i.exec(before)?.[1];
  if (hint !== undefined && !otherNumbers.test(hint) && (hint.match(/[a-z]{2,}/gi)?.length ?? 0) <= 6) return true;
  if (/\.(?:dkr\.ecr\.|signin\.aws)/.test(after)) return true;
  return (
    /^["')\]]{0,2}\s{0,2}(?:\(?[\w-]{0,20}\s?)?(?:accounts?\b|acct\b)/i.test(after) &&
    !otherNumbers.test(before.slice(-20))
  );
}

const otherNumbers =
  /\b(?:order|invoice|ticket|case|phone|tel|fax|tracking|transaction|serial|customer|bank|request|session|job|build|parcel|isbn|imei)\b/i;

function announcesAccounts(line: string): boolean {
  return line.length <= 200 && /\b(?:accounts?|account ids?)\b[^.!?]{0,40}:\s*$/i.test(line.replace(/[*_`#|]+/g, ""));
}

/** Nothing but an id with a bullet, a name of a word or two, and punctuation. */
function isListEntry(line: string): boolean {
  return (
    line.length <= 200 &&
    /^[\s>*•+-]*["'`]?(?:\d{12}|\d{4}-\d{4}-\d{4})["'`]?(?:[\s,;:()|–-]|\d{12}|[A-Za-z][\w-]{0,30}){0,12}$/.test(line)
  );
}
