import type { Findings } from "@/lib/evidence/findings/findings";
import { momentPattern } from "@/lib/evidence/findings/moments";
import { readEnds } from "@/lib/evidence/formats/network-ends";
import {
  accountIdsOf,
  accountPattern,
  announcesAccounts,
  isAccountEntry,
  isCalledAccount,
  isListSeparator,
  spreadsheetCellsIn,
} from "./account-context";
import { type AddressColumns, addressColumnsIn } from "./address-columns";
import { judgePlace, rangeEnd, type Verdict } from "./address-context";
import { ipv4In, ipv6In, type Place, refang } from "./address-places";
import { endsIn, type LineEnds } from "./connection-ends";
import { isInner } from "./line-columns";
import { matchesIn } from "./matches";
import { isQuery } from "./query";
import { regionCodesIn } from "./region-codes";
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
  // Within the rows below "Local Address  Peer Address".
  #columns: AddressColumns | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /**
   * `isHeader`: only hosts of one's own are in it, apart from the addresses that have names elsewhere (`named`). `near`:
   * the victim's addresses. `callers`: who connected "to 192.0.2.1". All in AWS's form.
   */
  readLine(text: string, options: LineOptions = {}): void {
    const { isWithoutTimes = false, isHeader = false, named, near, callers = none } = options;
    const line = refang(text);
    if (line.trim() === "") return;
    this.#columns = addressColumnsIn(line) ?? this.#columns;
    let ipv4: readonly JudgedPlace[] = [];
    if (/\d/.test(line)) {
      this.#readArns(line);
      if (/A[KS]IA/.test(line)) {
        for (const [key] of matchesIn(line, accessKey)) this.#findings.addContext("accessKeys", key);
      }
      ipv4 = isHeader ? this.#readOwnAddresses(line, named) : this.#readAddresses(line, near, callers);
      this.#readAccounts(line);
      for (const code of regionCodesIn(line)) this.#findings.addRegion(code);
      if (!isWithoutTimes) this.#readMoments(line);
    }
    this.#isInAccounts =
      announcesAccounts(line) || (this.#isInAccounts && (isAccountEntry(line) || spreadsheetCellsIn(line).length > 0));
    this.#isInAddresses = isHeadingOfAddresses(line) || (this.#isInAddresses && ipv4.length > 0);
    this.#isBelowAddress = beginsWithAddress(line, ipv4[0]);
  }

  /** A blank line ends a console's table. */
  endTable(): void {
    this.#columns = undefined;
  }

  #readArns(line: string): void {
    if (!line.includes("arn:")) return;
    for (const [arn] of matchesIn(line, wholeArn)) {
      const isPrincipal = /:(?:iam|sts)::\d*:(?:user|role|assumed-role|federated-user|root)/.test(arn);
      this.#findings.addContext(isPrincipal ? "principals" : "resources", arn);
    }
    for (const [, service = "", region = "", account = ""] of matchesIn(line, arnPattern)) {
      // The service that reports a finding is not affected, and an STS ARN names a caller.
      if (!reportingServices.has(service)) this.#findings.addService(service);
      if (region !== "") this.#findings.addRegion(region);
      this.#findings.addAccount(account);
    }
  }

  #readOwnAddresses(line: string, named?: ReadonlySet<string>): readonly JudgedPlace[] {
    for (const { text } of [...ipv4In(line), ...ipv6In(line)]) {
      if (named?.has(this.#addressOf(text) ?? "") !== true) this.#findings.addOwnAddress(text);
    }
    return [];
  }

  // Returns the IPv4 addresses with their verdicts.
  #readAddresses(
    line: string,
    near: ReadonlySet<string> = none,
    callers: ReadonlySet<string> = none,
  ): readonly JudgedPlace[] {
    const judged = this.#judgeIpv4(line);
    const isSought = judged.some(({ verdict }) => verdict === "own end") && isQuery(line);
    const hostEnd = judged.length > 1 ? syslogHost.exec(line)?.[0].length : undefined;
    const quotedPacket = judged.length > 2 ? line.search(/\boriginal (?:IP )?(?:payload|packet)\b/i) : -1;
    const ipv4 = judged.map((place) => {
      // A packet that an error quotes has its ends the other way round.
      if (quotedPacket !== -1 && place.start > quotedPacket) return { ...place, verdict: "none" as const };
      const isOwn =
        place.end === hostEnd ||
        this.#isIn(near, place.text) ||
        (callers.size > 0 && followsTo(line, place.start) && !this.#isIn(callers, place.text));
      if (isOwn && (place.verdict === "take" || place.end === hostEnd))
        return { ...place, verdict: "own end" as const };
      return place.verdict === "own end" && isSought ? { ...place, verdict: "take" as const } : place;
    });
    // "01:14:02" looks like one.
    const places = ipv6In(line).filter(({ text }) => this.#findings.classify(text) !== undefined);
    const ipv6 = places.map((place) => ({
      ...place,
      verdict: judgePlace(line, place.start, place.end, {
        earlier: undefined,
        isAnnounced: false,
        isBelowAddress: false,
      }),
    }));
    const found = [...this.#withoutMapped(ipv4, ipv6), ...ipv6];
    // With several addresses on a line, the user agent could be anyone's.
    const ends = this.#endsInColumns(found) ?? endsIn(line, found);
    const taken = new Set(found.flatMap(({ text, verdict }) => (verdict === "take" && !isInner(text) ? [text] : [])));
    const isClear = ends !== undefined || taken.size === 1;
    const agent = isClear ? userAgentIn(line) : undefined;
    if (ends !== undefined) readEnds(this.#findings, { ...ends, userAgent: agent });
    for (const one of ends?.own ?? []) this.#findings.addOwnAddress(one);
    for (const { text, start, end, verdict } of found) {
      if (ends !== undefined && verdict === "take") continue;
      if (verdict === "range") this.#findings.skip("range", line.slice(start, rangeEnd(line, end)));
      else if (verdict === "version number" && this.#isPublic(text)) this.#findings.skip(verdict, text);
      else if (verdict === "own end") this.#findings.addOwnAddress(text);
      else if (verdict === "take") this.#findings.addAddress(text, agent);
    }
    return ipv4;
  }

  #endsInColumns(found: readonly JudgedPlace[]): LineEnds | undefined {
    const columns = this.#columns;
    if (columns === undefined || found.length !== columns.length) return undefined;
    const at = (end: "far" | "near") => found.filter((_, index) => columns[index] === end).map(({ text }) => text);
    // A connection from inside has its far end in the other column.
    return { source: at("far"), destination: at("near") };
  }

  // Each verdict depends on the one before and on the lines above.
  #judgeIpv4(line: string): JudgedPlace[] {
    const places = ipv4In(line);
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

  #isIn(addresses: ReadonlySet<string>, text: string): boolean {
    return addresses.size > 0 && addresses.has(this.#addressOf(text) ?? "");
  }

  #addressOf(text: string): string | undefined {
    return this.#findings.classify(text)?.address;
  }

  #isPublic(text: string): boolean {
    return this.#findings.classify(text)?.kind === "public";
  }

  #readAccounts(line: string): void {
    if (this.#isInAccounts) for (const cell of spreadsheetCellsIn(line)) this.#findings.addAccountCell(cell);
    const isListed = this.#isInAccounts && isAccountEntry(line);
    let earlierEnd: number | undefined;
    for (const match of matchesIn(line, accountPattern)) {
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

  // A field of a log without names and without any other time.
  #readEpochField(line: string): void {
    const [, audit, start, other] = line.length > maxFieldsLength ? [] : (epochField.exec(line) ?? []);
    const field = audit ?? start ?? other;
    if (field !== undefined && (audit !== undefined || this.#findings.isRecent(field)))
      this.#findings.addMoment(field, "a time in the text");
  }

  #readMoments(line: string): void {
    const [, epoch] = epochStart.exec(line) ?? [];
    if (epoch !== undefined && this.#findings.addMoment(epoch, "a time in the text")) return;
    if (!/\d:\d\d|\d{8}T?\d{6}/.test(line)) {
      this.#readEpochField(line);
      return;
    }
    const moments = matchesIn(line, momentPattern).filter(
      ({ index }) => !otherTime.test(line.slice(Math.max(0, index - 40), index)),
    );
    // A syslog's time without a year is worse than any other on the line.
    const complete = moments.filter(([moment]) =>
      /\d{4}|\d{8}T|\d[/.-]\d\d?[/.-]\d\d(?!\d)/.test(moment.replace(/[.,]\d+|[+-]\d{4}/g, "")),
    );
    const [first, ...others] = complete.length > 0 ? complete : moments;
    if (first === undefined) {
      this.#readEpochField(line);
      return;
    }
    this.#findings.addMoment(first[0], "a time in the text");
    // A log's line begins with its time; an earlier one further on is another thing's.
    const isLog = first.index < 40 && logStart.test(line.slice(0, first.index));
    for (const [moment] of others) {
      if (!isLog || !this.#findings.isEarlier(moment, first[0])) this.#findings.addMoment(moment, "a time in the text");
    }
  }
}

/** Squid and others begin their lines with seconds since the epoch, or with a level or host before them. */
export const epochStart =
  /^\s{0,4}(?:<\d{1,3}>\d? ?)?(?:[\w.-]{1,60}(?:\[\d{1,8}\])?:? (?=\d{10}\.))?\[?(1\d{9}(?:\.\d{1,9})?|1\d{12}|1\d{15})(?=[\s,\]|]|: )/;

// Also `audit(1795137240.123:512)`, and the start and end of a flow.
const epochField =
  /(?<=\baudit\()(1\d{9}\.\d{3})(?=:)|(?<= )(1\d{9})(?= 1\d{9} )|(?<=[|,\t]|\btimestamp[:=])"?(1\d{9}(?:\.\d{1,9})?|1\d{12}|1\d{15})"?(?=[|,\t])/;
const maxFieldsLength = 20_000;

// Nothing before the time, or a field or two of a log without names.
const logStart = /^(?:[\s<>\d"'[(|,;]*|(?:"[\w.-]{0,20}",){1,2})$/;

// RFC 3164: the host that wrote the line comes after the time.
const syslogHost =
  /^\d{4}-\d\d-\d\dT[\d:.,]{8,20}(?:Z|[+-]\d\d:\d\d) \d{1,3}(?:\.\d{1,3}){3}(?= [\w./-]{1,40}\[\d{1,8}\]: )|^(?:<\d{1,3}>)?[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d (?:<[\w.]{1,20}> )?\d{1,3}(?:\.\d{1,3}){3}(?= )/;

// "created at", "expires on", "valid until": not when it happened.
const otherTime =
  /\b(?:expir\w{1,6}|valid (?:from|until|to)|until|not (?:before|after)|creat(?:ed|ion)(?:[ _-]?(?:time|date))?|launch(?:ed|[ _-]?time)?|issued|registered|installed|built|published|born|renew\w{0,3}|due|modified|last (?:login|modified|updated|password \w{1,10}))\b["']?(?: (?:on|at|date|time|by|is|was|in)){0,2}["']?\s{0,3}[:=(]?\s{0,3}["']?$/i;

const none: ReadonlySet<string> = new Set();

type LineOptions = {
  isWithoutTimes?: boolean;
  isHeader?: boolean;
  named?: ReadonlySet<string>;
  near?: ReadonlySet<string>;
  callers?: ReadonlySet<string>;
};

type JudgedPlace = Place & { verdict: Verdict };

// Bounded patterns that cannot start within a longer match: no backtracking over long lines.
const accessKey = /(?<!\w)A[KS]IA[A-Z\d]{12,124}(?!\w)/g;
const wholeArn = /\barn:aws(?:-[a-z-]{1,10})?:[a-z\d-]{1,40}:[a-z\d-]{0,30}:\d{0,12}:[\w:/@+=,.*$-]{1,150}[\w*]/g;
const arnPattern = /\barn:aws(?:-[a-z-]{1,10})?:([a-z\d-]{1,40}):([a-z\d-]{0,30}):(\d{12}|):?/g;
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

// "was trying to connect to '192.0.2.1'".
function followsTo(line: string, start: number): boolean {
  return /\bto ["']?$/.test(line.slice(Math.max(0, start - 5), start));
}

function isArnField(before: string): boolean {
  return /arn:[^\s"']{0,60}:$/.test(before);
}
