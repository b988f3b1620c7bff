import { announcesAccounts, isAccountEntry, saysAccount } from "./account-context";
import { rangeEnd, verdictOn } from "./address-context";
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
    if (line.trim() !== "") this.#inAccounts = announcesAccounts(line) || (this.#inAccounts && isAccountEntry(line));
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
    const isListed = this.#inAccounts && isAccountEntry(line);
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

/** After "user agent", in quotation marks or to the end of the line. */
function userAgentIn(line: string): string | undefined {
  const place = /\b(?:user[ _-]?agent|ua)\b["']?\s{0,3}(?:[:=]|is\b|was\b)?\s{0,3}/i.exec(line);
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
