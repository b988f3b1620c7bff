import { isAwsRegionCode } from "@/lib/cases/aws-regions";
import { caseFields } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import { codePointLength } from "@/lib/cases/text";
import { type AddressClass, classifyAddress } from "./address-class";
import { detached } from "./detached";
import type { Evidence, EvidenceFormat, FoundFinding, ItemReport, SkipReason, Totals } from "./evidence";
import {
  maxDistinctSkipped,
  maxDistinctValues,
  maxFindingsFound,
  maxSkippedCharacters,
  maxSkippedShown,
  maxValuesFound,
} from "./evidence-limits";
import { FoundAddresses } from "./found-addresses";
import { readMoment } from "./moments";
import { toOneLine } from "./one-line";
import { toServiceName } from "./service-names";
import { Tally } from "./tally";

type Moment = { milliseconds: number; what: string; from: number };

// Lower is better: a finding names the remote end, a log names the caller, a text only mentions addresses.
const ranks: Partial<Record<EvidenceFormat, number>> = {
  "exported case": 0,
  "GuardDuty finding": 0,
  "Security Hub finding (ASFF)": 0,
  "OCSF finding": 0,
  "OCSF event": 1,
  "CloudTrail event": 1,
  "access log line": 1,
  "table row": 1,
};

const textRank = 2;

/** Collects what the readers find: validates it the same way for all formats, merges repetitions, remembers sources. */
export class Findings {
  readonly #now: number;
  readonly #items: (Omit<ItemReport, "formats"> & { formats: Map<EvidenceFormat, number> })[] = [];
  readonly #accounts = new Tally(maxDistinctValues);
  readonly #regions = new Tally(maxDistinctValues);
  readonly #services = new Tally(maxDistinctValues);
  readonly #addresses = new FoundAddresses();
  readonly #ownAddresses = new Tally(maxDistinctSkipped);
  readonly #securityFindings = new Map<string, FoundFinding>();
  readonly #skipped = new Map<SkipReason, Tally>();
  // A cache, because logs repeat their addresses.
  readonly #classes = new Map<string, AddressClass | undefined>();
  #securityFindingsBeyondMax = 0;
  #rank = textRank;
  #earliest: Moment | undefined;
  #latest: Moment | undefined;
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

  startText(): void {
    this.#rank = textRank;
  }

  /** Ignores anything but twelve digits, and AWS's placeholder of twelve zeros. */
  addAccount(id: unknown): void {
    const text = typeof id === "number" ? String(id) : id;
    if (typeof text === "string" && /^\d{12}$/.test(text) && text !== "000000000000") {
      this.#accounts.add(text, this.#item);
    }
  }

  addRegion(code: unknown): void {
    if (typeof code !== "string" || code.length > 30) return;
    const text = code.trim().toLowerCase();
    if (isAwsRegionCode(text)) this.#regions.add(text, this.#item);
    else if (/^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(text)) this.skip("unknown Region", text);
  }

  /** By any name in AWS's own data; unknown ones are ignored. */
  addService(name: unknown): void {
    const service = typeof name === "string" ? toServiceName(name) : undefined;
    if (service !== undefined) this.#services.add(service, this.#item);
  }

  /** A name that need not be in AWS's list. */
  addNamedService(name: string): void {
    if (codePointLength(name) <= caseFields.impactedServices.maxCharacters) this.#services.add(name, this.#item);
  }

  /** False if the text is not an address. */
  addAddress(text: unknown, userAgent?: unknown): boolean {
    if (typeof text !== "string") return false;
    const read = this.classify(text);
    if (read === undefined) return false;
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
    if (read?.kind === "skipped") this.skip(read.why, read.address);
    else if (read !== undefined && !this.#ownAddresses.isFull) this.#ownAddresses.add(read.address, this.#item);
  }

  classify(text: string): AddressClass | undefined {
    if (text.length > 64) return classifyAddress(text);
    const known = this.#classes.get(text);
    if (known !== undefined || this.#classes.has(text)) return known;
    const read = classifyAddress(text);
    if (this.#classes.size >= maxDistinctValues) this.#classes.clear();
    this.#classes.set(detached(text), read);
    return read;
  }

  /** `what` names the field it was read from. */
  addMoment(value: unknown, what: string, isUtc = false): void {
    const read = readMoment(value, this.#now, isUtc);
    if (read === undefined) return;
    if (!read.ok) {
      this.skip(read.why, String(value));
      return;
    }
    const moment = { milliseconds: read.milliseconds, what, from: this.#item };
    if (this.#earliest === undefined || moment.milliseconds < this.#earliest.milliseconds) this.#earliest = moment;
    if (this.#latest === undefined || moment.milliseconds > this.#latest.milliseconds) this.#latest = moment;
  }

  /** The first finding with an ID counts. */
  addFinding({ id, type, product, title, severity }: Record<keyof Omit<FoundFinding, "from">, unknown>): void {
    const key = toText(id, 300);
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
    const tally = this.#skipped.get(why) ?? new Tally(maxDistinctSkipped);
    this.#skipped.set(why, tally);
    tally.add(toOneLine(value, maxSkippedCharacters), this.#item);
  }

  /** Without the drafted title and description. */
  toEvidence(): Evidence {
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
        ...(this.#earliest === undefined ? {} : { earliest: toMoment(this.#earliest) }),
        ...(this.#latest === undefined ? {} : { latest: toMoment(this.#latest) }),
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

function toTotals(read: number, max: number): Totals {
  return { read, kept: Math.min(read, max), listed: 0 };
}

function toMoment({ milliseconds, what, from }: Moment) {
  return { moment: new Date(milliseconds).toISOString(), what, from };
}

function toText(value: unknown, maxCharacters: number): string {
  return typeof value === "string" ? toOneLine(value, maxCharacters) : "";
}
