import { readAccountId } from "@/lib/cases/account-id";
import { caseFields } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import { toListedRegion } from "@/lib/cases/region-entries";
import { codePointLength } from "@/lib/cases/text";
import { type AddressClass, classifyAddress } from "./address-class";
import type {
  ContextKind,
  Evidence,
  EvidenceFormat,
  Found,
  FoundFinding,
  FoundMoment,
  ItemReport,
  SkipReason,
  Totals,
} from "./evidence";
import {
  maxContextCharacters,
  maxContextShown,
  maxContextValues,
  maxDistinctSkipped,
  maxDistinctValues,
  maxFindingsFound,
  maxFirstLineCharacters,
  maxFirstLines,
  maxSkippedCharacters,
  maxSkippedShown,
  maxUnreadShown,
  maxValuesFound,
} from "./evidence-limits";
import { FoundAddresses } from "./found-addresses";
import { memo } from "./memo";
import { type MomentReading, readMoment } from "./moments";
import { toOneLine } from "./one-line";
import { toServiceName } from "./service-names";
import { Tally } from "./tally";

type Span = { earliest?: Moment; latest?: Moment };

type Moment = { milliseconds: number; what: string; from: number; hasZone: boolean };

// Lower is better: a finding names the remote end, a log names the caller, a text only mentions addresses.
const ranks: Partial<Record<EvidenceFormat, number>> = {
  "exported case": 0,
  "GuardDuty finding": 0,
  "Security Hub finding (ASFF)": 0,
  "Macie finding": 0,
  "Inspector finding": 0,
  "Access Analyzer finding": 0,
  "Detective investigation": 0,
  "OCSF finding": 0,
  "OCSF event": 1,
  "CloudTrail event": 1,
  "access log line": 1,
  "table row": 1,
};

const textRank = 2;

/** Collects what the readers find: validates it alike for all formats, merges repetitions, remembers sources. */
export class Findings {
  readonly #now: number;
  readonly #items: (Omit<ItemReport, "formats"> & { formats: Map<EvidenceFormat, number> })[] = [];
  readonly #accounts = new Tally(maxDistinctValues);
  readonly #regions = new Tally(maxDistinctValues);
  readonly #services = new Tally(maxDistinctValues);
  readonly #addresses = new FoundAddresses();
  readonly #ownAddresses = new Tally(maxDistinctSkipped);
  readonly #securityFindings = new Map<string, FoundFinding>();
  readonly #context: Record<ContextKind, Tally> = {
    principals: new Tally(maxContextValues),
    accessKeys: new Tally(maxContextValues),
    calls: new Tally(maxContextValues),
    resources: new Tally(maxContextValues),
  };
  readonly #skipped = new Map<SkipReason, Tally>();
  readonly #readMoment = memo((text) => readMoment(text, this.#now), maxDistinctSkipped);
  readonly #readUtcMoment = memo((text) => readMoment(text, this.#now, true), maxDistinctSkipped);
  readonly #toService = memo(toServiceName, maxContextValues);
  readonly #classify = memo(classifyAddress, maxDistinctValues);
  #securityFindingsBeyondMax = 0;
  #rank = textRank;
  readonly #span: Span = {};
  // These count only where there are no others: first times without a zone, then those of events that are left out.
  readonly #spanWithoutZone: Span = {};
  readonly #spanOfLeftOut: Span = {};
  #gave = 0;
  #gaveAddresses = 0;
  #gaveFarEnds = 0;
  #form: Partial<CaseInput> | undefined;

  /** `now` is in milliseconds since the epoch; later moments are skipped. */
  constructor(now: number) {
    this.#now = now;
  }

  startItem(name: string): void {
    this.#items.push({ name, bytes: 0, formats: new Map() });
  }

  endItem(bytes: number, note?: string): void {
    const item = this.#items.at(-1);
    if (item !== undefined) Object.assign(item, { bytes, ...(note === undefined ? {} : { note }) });
  }

  startRecord(format: EvidenceFormat): void {
    const formats = this.#items.at(-1)?.formats;
    formats?.set(format, (formats.get(format) ?? 0) + 1);
    this.#rank = ranks[format] ?? textRank;
  }

  /** Grows with everything found or left out, so that a reader can tell whether a line gave anything. */
  get gave(): number {
    return this.#gave;
  }

  /** Grows with every address, whether offered or left out. */
  get gaveAddresses(): number {
    return this.#gaveAddresses;
  }

  /** Grows with every address that is not the victim's own, whether offered or left out. */
  get gaveFarEnds(): number {
    return this.#gaveFarEnds;
  }

  /** Counts a line, row or record that gave nothing. */
  addUnread(text: string): void {
    const item = this.#items.at(-1);
    if (item === undefined) return;
    item.unread ??= { count: 0, first: [] };
    const { unread } = item;
    unread.count++;
    if (unread.first.length < maxUnreadShown) unread.first.push(toOneLine(text.trimStart(), maxSkippedCharacters));
  }

  /** The item was almost JSON. */
  addRepair(): void {
    const item = this.#items.at(-1);
    if (item !== undefined) item.isRepaired = true;
  }

  /** False once the item's first lines are known. */
  get wantsProse(): boolean {
    return (this.#items.at(-1)?.firstLines?.length ?? 0) < maxFirstLines;
  }

  /** Remembers the first lines of prose. */
  addProse(line: string): void {
    const item = this.#items.at(-1);
    if (item === undefined) return;
    item.firstLines ??= [];
    if (item.firstLines.length < maxFirstLines) item.firstLines.push(toOneLine(line, maxFirstLineCharacters));
  }

  startText(): void {
    this.#rank = textRank;
  }

  /** Ignores anything but twelve digits, and AWS's placeholder of twelve zeros. */
  addAccount(id: unknown): void {
    const text = typeof id === "number" ? String(id) : id;
    if (typeof text === "string" && /^\d{12}$/.test(text) && text !== "000000000000") {
      this.#gave++;
      this.#accounts.add(text, this.#item);
    }
  }

  addRegion(code: unknown): void {
    if (typeof code !== "string" || code.length > 30) return;
    const region = toListedRegion(code);
    const text = code.trim().toLowerCase();
    if (region !== undefined) {
      this.#gave++;
      this.#regions.add(region, this.#item);
    } else if (/^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(text)) this.skip("unknown Region", text);
  }

  /** By any name in AWS's own data; unknown ones are ignored. */
  addService(name: unknown): void {
    const service = typeof name === "string" ? this.#toService(name) : undefined;
    if (service === undefined) return;
    this.#gave++;
    this.#services.add(service, this.#item);
  }

  /** A name that need not be in AWS's list. */
  addNamedService(name: string): void {
    if (codePointLength(name) <= caseFields.impactedServices.maxCharacters) this.#services.add(name, this.#item);
  }

  /** Counts only what is one word: an ID, an ARN, the name of a call. */
  addContext(kind: ContextKind, value: unknown): void {
    if (typeof value !== "string" || value.length > maxContextCharacters || !/^[\w:/@+=,.*$-]+$/.test(value)) return;
    this.#gave++;
    this.#context[kind].add(value, this.#item);
  }

  /** False if the text is not an address. */
  addAddress(text: unknown, userAgent?: unknown): boolean {
    if (typeof text !== "string") return false;
    const read = this.classify(text);
    if (read === undefined) return false;
    this.#gave++;
    this.#gaveAddresses++;
    this.#gaveFarEnds++;
    if (read.kind === "skipped") this.skip(read.why, read.address);
    else {
      this.#addresses.add(read, { item: this.#item, rank: this.#rank });
      if (typeof userAgent === "string") this.#addresses.addUserAgent(read.address, userAgent);
    }
    return true;
  }

  /** Does nothing unless the address was added before. */
  addUserAgent(text: string, userAgent: string): void {
    const read = this.classify(text);
    if (read !== undefined) this.#addresses.addUserAgent(read.address, userAgent);
  }

  addOwnAddress(text: unknown): void {
    const read = typeof text === "string" ? this.classify(text) : undefined;
    if (read !== undefined) {
      this.#gave++;
      this.#gaveAddresses++;
    }
    if (read?.kind === "skipped") this.skip(read.why, read.address);
    else if (read !== undefined && !this.#ownAddresses.isFull) this.#ownAddresses.add(read.address, this.#item);
  }

  classify(text: string): AddressClass | undefined {
    return this.#classify(text);
  }

  /** `what` names the field it was read from. False if the value is no time. */
  addMoment(value: unknown, what: string, isUtc = false): boolean {
    return this.#addMoment(value, what, { isUtc, isLatestOnly: false });
  }

  /** In UTC, of an event that is left out. */
  addFallbackMoment(value: unknown, what: string): void {
    this.#addMoment(value, what, { isUtc: true, isLatestOnly: false, span: this.#spanOfLeftOut });
  }

  /** Of a time that can only end the period. */
  addLatest(value: unknown, what: string, isUtc = false): boolean {
    return this.#addMoment(value, what, { isUtc, isLatestOnly: true });
  }

  #addMoment(value: unknown, what: string, options: { isUtc: boolean; isLatestOnly: boolean; span?: Span }): boolean {
    const { isUtc, isLatestOnly } = options;
    const read = this.#momentOf(value, isUtc);
    if (read === undefined) return false;
    this.#gave++;
    if (!read.ok) {
      this.skip(read.why, String(value));
      return false;
    }
    const { milliseconds, hasZone } = read;
    const span = options.span ?? (hasZone ? this.#span : this.#spanWithoutZone);
    const moment = { milliseconds, what, from: this.#item, hasZone };
    const isEarliest = span.earliest === undefined || milliseconds < span.earliest.milliseconds;
    if (isEarliest && !isLatestOnly) span.earliest = moment;
    if (span.latest === undefined || milliseconds > span.latest.milliseconds) span.latest = moment;
    return true;
  }

  #momentOf(value: unknown, isUtc: boolean): MomentReading | undefined {
    if (typeof value !== "string") return readMoment(value, this.#now, isUtc);
    return isUtc ? this.#readUtcMoment(value) : this.#readMoment(value);
  }

  /** Whether a number can be the epoch of something that happened in the last year. */
  isRecent(epoch: string): boolean {
    const read = this.#momentOf(epoch, true);
    return read?.ok === true && read.milliseconds > this.#now - millisecondsPerYear;
  }

  isEarlier(moment: string, other: string): boolean {
    const [a, b] = [moment, other].map((one) => readMoment(one, this.#now));
    return a?.ok === true && b?.ok === true && a.milliseconds < b.milliseconds;
  }

  /** Of a cell that says it holds an account: a spreadsheet may have dropped its leading zeros. */
  addAccountCell(text: string): void {
    const cell = text
      .trim()
      .replace(/^="?|"$/g, "")
      .replace(/^'/, "");
    const reading = readAccountId(cell);
    if (reading.ok) this.addAccount(reading.accountId);
    else if (/^\d[.,]\d+e\+?\d+$/i.test(cell)) this.skip("shortened number", cell);
  }

  /** The first finding with an ID counts. */
  addFinding({ id, type, product, title, severity }: Record<keyof Omit<FoundFinding, "from">, unknown>): void {
    const key = toText(id, 300);
    this.#gave++;
    if (key === "" || this.#securityFindings.has(key)) return;
    if (this.#securityFindings.size >= maxFindingsFound) {
      this.#securityFindingsBeyondMax++;
      return;
    }
    const titleText = toText(title, 200);
    const severityText = toText(typeof severity === "number" ? String(severity) : severity, 20);
    this.#securityFindings.set(key, {
      id: key,
      type: toText(type, 200),
      product: toText(product, 60),
      ...(titleText === "" ? {} : { title: titleText }),
      ...(severityText === "" ? {} : { severity: severityText }),
      from: this.#item,
    });
  }

  /** The first case counts. */
  addForm(form: Partial<CaseInput>): void {
    this.#form ??= form;
  }

  skip(why: SkipReason, value: string): void {
    this.#gave++;
    const tally = this.#skipped.get(why) ?? new Tally(maxDistinctSkipped);
    this.#skipped.set(why, tally);
    tally.add(toOneLine(value, maxSkippedCharacters), this.#item);
  }

  /** Without the drafted title and description. */
  toEvidence(): Evidence {
    const spans = [this.#span, this.#spanWithoutZone, this.#spanOfLeftOut];
    return {
      items: this.#items.map(({ formats, ...item }) => ({
        ...item,
        formats: [...formats].map(([format, count]) => ({ format, count })),
      })),
      finds: {
        accounts: this.#accounts.values().slice(0, maxValuesFound),
        regions: this.#regions.values(),
        services: this.#services.values().slice(0, maxValuesFound),
        addresses: this.#addresses.sorted((address) => this.#ownAddresses.has(address)).slice(0, maxValuesFound),
        findings: [...this.#securityFindings.values()],
        context: {
          principals: commonest(this.#context.principals),
          accessKeys: commonest(this.#context.accessKeys),
          calls: commonest(this.#context.calls),
          resources: commonest(this.#context.resources),
        },
        ...toSpan(spans.find(({ earliest }) => earliest !== undefined) ?? {}),
        ...(this.#form === undefined ? {} : { form: this.#form }),
      },
      skipped: this.#toSkipped(),
      totals: {
        accounts: toTotals(this.#accounts.count, caseFields.impactedAccounts.maxEntries),
        regions: toTotals(this.#regions.count, caseFields.impactedAwsRegions.maxEntries),
        services: toTotals(this.#services.count, caseFields.impactedServices.maxEntries),
        addresses: toTotals(this.#addresses.count, caseFields.threatActorIpAddresses.maxEntries),
        findings: toTotals(this.#securityFindings.size + this.#securityFindingsBeyondMax, maxFindingsFound),
      },
    };
  }

  #toSkipped(): Evidence["skipped"] {
    const skipped = [...this.#skipped].map(([why, tally]) => ({
      why,
      count: tally.count,
      values: tally.values().slice(0, maxSkippedShown),
    }));
    // Own addresses that also attack are offered instead, with a mark.
    const own = this.#ownAddresses.values().filter(({ value }) => !this.#addresses.has(value));
    if (own.length > 0) skipped.push({ why: "own end", count: own.length, values: own.slice(0, maxSkippedShown) });
    return skipped;
  }

  get #item(): number {
    return this.#items.length - 1;
  }
}

const millisecondsPerYear = 366 * 86_400_000;

function commonest(tally: Tally): Found[] {
  return tally
    .values()
    .toSorted((a, b) => b.seen - a.seen)
    .slice(0, maxContextShown);
}

function toTotals(read: number, max: number): Totals {
  return { read, kept: Math.min(read, max), listed: 0 };
}

function toSpan({ earliest, latest }: Span): Pick<Evidence["finds"], "earliest" | "latest"> {
  return {
    ...(earliest === undefined ? {} : { earliest: toMoment(earliest) }),
    ...(latest === undefined ? {} : { latest: toMoment(latest) }),
  };
}

function toMoment({ milliseconds, what, from, hasZone }: Moment): FoundMoment {
  return { moment: new Date(milliseconds).toISOString(), what, from, ...(hasZone ? {} : { hasNoZone: true }) };
}

function toText(value: unknown, maxCharacters: number): string {
  return typeof value === "string" ? toOneLine(value, maxCharacters) : "";
}
