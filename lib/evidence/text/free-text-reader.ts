import type { Findings } from "@/lib/evidence/findings/findings";
import { momentPattern } from "@/lib/evidence/findings/moments";
import {
  accountIdsOf,
  accountPattern,
  announcesAccounts,
  isAccountEntry,
  isCalledAccount,
  isListSeparator,
} from "./account-context";
import { judgePlace, rangeEnd, type Verdict } from "./address-context";
import { ipv4In, ipv6In, type Place, refang } from "./address-places";
import { userAgentIn } from "./user-agent-in-text";
import { announcesAddresses, couldBeVersion, isHeadingOfAddresses } from "./version-number";

/**
 * Reads plain text line by line: addresses, accounts, Regions, ARNs and times. Versions, ranges, MAC addresses and the
 * like are not taken for addresses. Linear in the length of the text.
 */
export class FreeTextReader {
  readonly #findings: Findings;
  // Within the lines below "Impacted accounts:".
  #isInAccounts = false;
  // Within the lines below "Attacker IPs:".
  #isInAddresses = false;
  #isBelowAddress = false;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  readLine(text: string): void {
    const line = refang(text);
    if (line.trim() === "") return;
    let ipv4: readonly JudgedPlace[] = [];
    if (/\d/.test(line)) {
      this.#readArns(line);
      ipv4 = this.#readAddresses(line);
      this.#readAccounts(line);
      this.#readRegions(line);
      this.#readMoments(line);
    }
    this.#isInAccounts = announcesAccounts(line) || (this.#isInAccounts && isAccountEntry(line));
    this.#isInAddresses = isHeadingOfAddresses(line) || (this.#isInAddresses && ipv4.length > 0);
    this.#isBelowAddress = beginsWithAddress(line, ipv4[0]);
  }

  #readArns(line: string): void {
    if (!line.includes("arn:")) return;
    for (const [, service = "", region = "", account = ""] of line.matchAll(arnPattern)) {
      // The service that reports a finding is not affected, and an STS ARN names a caller.
      if (!reportingServices.has(service)) this.#findings.addService(service);
      if (region !== "") this.#findings.addRegion(region);
      this.#findings.addAccount(account);
    }
  }

  // Returns the IPv4 addresses with their verdicts.
  #readAddresses(line: string): readonly JudgedPlace[] {
    const ipv4 = this.#judgeIpv4(line);
    const ipv6 = [...ipv6In(line)].map((place) => ({
      ...place,
      verdict: judgePlace(line, place.start, place.end, {
        earlier: undefined,
        isAnnounced: false,
        isBelowAddress: false,
      }),
    }));
    const found = [...this.#withoutMapped(ipv4, ipv6), ...ipv6];
    // With several addresses on a line, the user agent could be anyone's.
    const agent = found.filter(({ verdict }) => verdict === "take").length === 1 ? userAgentIn(line) : undefined;
    for (const { text, start, end, verdict } of found) {
      if (verdict === "range") this.#findings.skip("range", line.slice(start, rangeEnd(line, end)));
      else if (verdict === "version number" && this.#isPublic(text)) this.#findings.skip(verdict, text);
      else if (verdict === "own end") this.#findings.addOwnAddress(text);
      else if (verdict === "take") this.#findings.addAddress(text, agent);
    }
    return ipv4;
  }

  // Each verdict depends on the one before and on the lines above.
  #judgeIpv4(line: string): JudgedPlace[] {
    const places = [...ipv4In(line)];
    // Cues only matter for numbers that could be versions.
    const asksForCue = places.some(({ text }) => couldBeVersion(text));
    const judged: JudgedPlace[] = [];
    let isAnnounced = this.#isInAddresses;
    for (const place of places) {
      const earlier = judged.at(-1);
      isAnnounced ||= asksForCue && announcesAddresses(line.slice(earlier?.end ?? 0, place.start));
      const context = { earlier, isAnnounced, isBelowAddress: this.#isBelowAddress };
      judged.push({ ...place, verdict: judgePlace(line, place.start, place.end, context) });
    }
    return judged;
  }

  // Drops the IPv4 part of "::ffff:192.0.2.1", but not that of "64:ff9b::192.0.2.1", a different address.
  #withoutMapped(ipv4: readonly JudgedPlace[], ipv6: readonly JudgedPlace[]): JudgedPlace[] {
    const outerByEnd = new Map(ipv6.map((place) => [place.end, place]));
    return ipv4.filter(({ text, end }) => {
      const outer = outerByEnd.get(end);
      return outer === undefined || this.#addressOf(text) !== this.#addressOf(outer.text);
    });
  }

  #addressOf(text: string): string | undefined {
    return this.#findings.classify(text)?.address;
  }

  #isPublic(text: string): boolean {
    return this.#findings.classify(text)?.kind === "public";
  }

  #readAccounts(line: string): void {
    const isListed = this.#isInAccounts && isAccountEntry(line);
    let earlierEnd: number | undefined;
    for (const match of line.matchAll(accountPattern)) {
      const end = match.index + match[0].length;
      const before = line.slice(Math.max(0, match.index - 80), match.index);
      const after = line.slice(end, end + 40);
      if (isArnField(before)) continue;
      // A cue covers the whole list after it.
      const continuesList = earlierEnd !== undefined && isListSeparator(line.slice(earlierEnd, match.index));
      const isAccount = isListed || continuesList || isCalledAccount(before, after);
      for (const id of accountIdsOf(match[0])) {
        if (isAccount) this.#findings.addAccount(id);
        else this.#findings.skip("no account hint", id);
      }
      earlierEnd = isAccount ? end : undefined;
    }
  }

  #readRegions(line: string): void {
    for (const [, code] of line.matchAll(regionPattern)) this.#findings.addRegion(code);
  }

  #readMoments(line: string): void {
    for (const [moment] of line.matchAll(momentPattern)) this.#findings.addMoment(moment, "a time in the text");
  }
}

type JudgedPlace = Place & { verdict: Verdict };

// Bounded patterns that cannot start within a longer match: no backtracking over long lines.
const arnPattern = /\barn:aws(?:-[a-z-]{1,10})?:([a-z\d-]{1,40}):([a-z\d-]{0,30}):(\d{12}|):?/g;
const regionPattern = /(?<![\w-])([a-z]{2,3}(?:-[a-z]{2,9}){1,3}-\d)(?:[a-f](?![\w-]))?(?![\w-])/g;
const reportingServices = new Set([
  "guardduty",
  "securityhub",
  "inspector",
  "inspector2",
  "macie2",
  "detective",
  "sts",
]);

function beginsWithAddress(line: string, first: JudgedPlace | undefined): boolean {
  return first?.verdict === "take" && !/[\p{L}\d]/u.test(line.slice(0, first.start));
}

function isArnField(before: string): boolean {
  return /arn:[^\s"']{0,60}:$/.test(before);
}
