import { isAwsRegionCode } from "@/lib/cases/aws-regions";
import { caseFields } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import { codePointLength } from "@/lib/cases/text";
import { type AddressClass, classifyAddress } from "./address-class";
import type { Evidence, EvidenceFormat, Found, FoundAddress, FoundFinding, ItemReport, SkipReason } from "./evidence";
import {
  maxDistinctSkipped,
  maxDistinctValues,
  maxFindingsFound,
  maxSkippedCharacters,
  maxSkippedShown,
  maxUserAgentsPerAddress,
  maxValuesFound,
} from "./evidence-limits";
import { readMoment } from "./moments";
import { toOneLine } from "./one-line";
import { toServiceName } from "./service-names";

type Moment = { milliseconds: number; what: string; from: number };
/** Different values, and how often others came when there were too many to tell apart. */
type Told = { told: Map<string, Found>; beyond: number };
type Address = Found & { mark?: "example address"; userAgents: string[]; rank: number; order: number };

/** How much a source knows: a finding names the remote end, a log names who called, a text only mentions. */
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

/**
 * Where the recognisers put what they find. It decides alike for all formats what is an address, an account, a Region or a moment, merges what comes
 * again, keeps the source of each, and stays within `evidence-limits.ts` however much comes.
 */
export class Findings {
  readonly #now: number;
  readonly #items: (Omit<ItemReport, "formats"> & { formats: Map<EvidenceFormat, number> })[] = [];
  readonly #accounts: Told = { told: new Map(), beyond: 0 };
  readonly #regions = new Map<string, Found>();
  readonly #services: Told = { told: new Map(), beyond: 0 };
  readonly #addresses = new Map<string, Address>();
  readonly #ownAddresses = new Map<string, Found>();
  readonly #securityFindings = new Map<string, FoundFinding>();
  readonly #skipped = new Map<SkipReason, Told>();
  /** Readings of texts that came before: logs repeat their addresses. */
  readonly #classes = new Map<string, AddressClass | undefined>();
  #beyondTold = 0;
  #securityFindingsBeyond = 0;
  #rank = textRank;
  #earliest: Moment | undefined;
  #latest: Moment | undefined;
  #form: Partial<CaseInput> | undefined;

  /** `now`: milliseconds since the epoch; later moments do not count. */
  constructor(now: number) {
    this.#now = now;
  }

  /** What follows comes from this item. */
  startItem(name: string): void {
    this.#items.push({ name, bytes: 0, formats: new Map() });
  }

  /** The length of the current item, and what there is to say about it. */
  endItem(bytes: number, note?: string): void {
    const item = this.#items.at(-1);
    if (item !== undefined) Object.assign(item, { bytes, ...(note === undefined ? {} : { note }) });
  }

  /** What follows comes from one record of this format. */
  startRecord(format: EvidenceFormat): void {
    const formats = this.#items.at(-1)?.formats;
    formats?.set(format, (formats.get(format) ?? 0) + 1);
    this.#rank = ranks[format] ?? textRank;
  }

  /** What follows comes from a text, which says less about an address than a record. */
  startText(): void {
    this.#rank = textRank;
  }

  /** An affected account: twelve digits, or nothing happens. AWS's own placeholder of twelve zeros is none. */
  addAccount(id: unknown): void {
    const text = typeof id === "number" ? String(id) : id;
    if (typeof text === "string" && /^\d{12}$/.test(text) && text !== "000000000000")
      this.#addUpTo(maxDistinctValues, this.#accounts, text);
  }

  /** A Region's code; one that AWS does not take for cases is left out with its reason, another text without. */
  addRegion(code: unknown): void {
    if (typeof code !== "string" || code.length > 30) return;
    const text = code.trim().toLowerCase();
    if (isAwsRegionCode(text)) this.#add(this.#regions, text);
    else if (/^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(text)) this.skip("unknown Region", text);
  }

  /** A service by any of the names that AWS's own data has for it; unknown ones are left out. */
  addService(name: unknown): void {
    const service = typeof name === "string" ? toServiceName(name) : undefined;
    if (service !== undefined) this.#addUpTo(maxDistinctValues, this.#services, service);
  }

  /** A service by the name that AWS takes, as it is; what is longer than any is left out. */
  addNamedService(name: string): void {
    if (codePointLength(name) <= caseFields.impactedServices.maxCharacters)
      this.#addUpTo(maxDistinctValues, this.#services, name);
  }

  /** An address that may be a threat actor's. False if the text is no address. */
  addAddress(text: unknown, userAgent?: unknown): boolean {
    if (typeof text !== "string") return false;
    const read = this.classify(text);
    if (read === undefined) return false;
    if (read.kind === "skipped") this.skip(read.why, read.address);
    else this.#addPublicAddress(read, typeof userAgent === "string" ? userAgent : "");
    return true;
  }

  /** A user agent of an address that was taken before; of another one, nothing happens. */
  addUserAgent(text: string, userAgent: string): void {
    const read = this.classify(text);
    const address = read === undefined ? undefined : this.#addresses.get(read.address);
    if (address !== undefined) addUserAgent(address, userAgent);
  }

  /** An address that is the victim's own. */
  addOwnAddress(text: unknown): void {
    const read = typeof text === "string" ? this.classify(text) : undefined;
    if (read?.kind === "skipped") this.skip(read.why, read.address);
    else if (read !== undefined && this.#ownAddresses.size < maxDistinctSkipped)
      this.#add(this.#ownAddresses, read.address);
  }

  /** What `classifyAddress` says, remembered. */
  classify(text: string): AddressClass | undefined {
    if (text.length > 64) return classifyAddress(text);
    const known = this.#classes.get(text);
    if (known !== undefined || this.#classes.has(text)) return known;
    const read = classifyAddress(text);
    if (this.#classes.size >= maxDistinctValues) this.#classes.clear();
    this.#classes.set(detached(text), read);
    return read;
  }

  /** A moment of the incident, in any form of `readMoment`; `what` names where it was read. */
  addMoment(value: unknown, what: string, isUtc = false): void {
    const read = readMoment(value, this.#now, isUtc);
    if (read === undefined) return;
    if (!read.ok) {
      this.skip(read.why, String(value));
      return;
    }
    const moment = { milliseconds: read.milliseconds, what, from: this.#items.length - 1 };
    if (this.#earliest === undefined || moment.milliseconds < this.#earliest.milliseconds) this.#earliest = moment;
    if (this.#latest === undefined || moment.milliseconds > this.#latest.milliseconds) this.#latest = moment;
  }

  /** A finding; texts are cleaned here. The same id again is the same finding. */
  addFinding({ id, type, product, title, severity }: Record<keyof Omit<FoundFinding, "from">, unknown>): void {
    const key = toText(id, 300);
    if (key === "" || this.#securityFindings.has(key)) return;
    if (this.#securityFindings.size >= maxFindingsFound) {
      this.#securityFindingsBeyond++;
      return;
    }
    const words = toText(title, 200);
    const grade = toText(typeof severity === "number" ? String(severity) : severity, 20);
    this.#securityFindings.set(key, {
      id: key,
      type: toText(type, 200),
      product: toText(product, 60),
      ...(words === "" ? {} : { title: words }),
      ...(grade === "" ? {} : { severity: grade }),
      from: this.#items.length - 1,
    });
  }

  /** What an exported case holds beside accounts, Regions, services and addresses. Of several cases the first counts. */
  addForm(form: Partial<CaseInput>): void {
    this.#form ??= form;
  }

  /** A value that is left out. */
  skip(why: SkipReason, value: string): void {
    const group = this.#skippedGroup(why);
    const key = toOneLine(value, maxSkippedCharacters);
    this.#addUpTo(maxDistinctSkipped, group, key);
  }

  /** Everything so far. The drafts are not part of it: `draft.ts` makes them of this. */
  toEvidence(): Evidence {
    const addresses = this.#toAddresses();
    for (const own of this.#ownAddresses.values()) {
      // Taken already, and marked: who attacks from a machine of the victim has the victim's address.
      if (!this.#addresses.has(own.value)) this.#skippedGroup("own end").told.set(own.value, own);
    }
    return {
      items: this.#items.map(({ formats, ...item }) => ({
        ...item,
        formats: [...formats].map(([format, count]) => ({ format, count })),
      })),
      finds: {
        accounts: [...this.#accounts.told.values()].slice(0, maxValuesFound),
        regions: [...this.#regions.values()],
        services: [...this.#services.told.values()].slice(0, maxValuesFound),
        addresses: addresses.slice(0, maxValuesFound),
        findings: [...this.#securityFindings.values()],
        ...(this.#earliest === undefined ? {} : { earliest: toMoment(this.#earliest) }),
        ...(this.#latest === undefined ? {} : { latest: toMoment(this.#latest) }),
        ...(this.#form === undefined ? {} : { form: this.#form }),
      },
      skipped: [...this.#skipped].map(([why, group]) => ({
        why,
        count: countOf(group),
        values: [...group.told.values()].slice(0, maxSkippedShown),
      })),
      totals: {
        accounts: toTotals(countOf(this.#accounts), caseFields.impactedAccounts.maxEntries),
        regions: toTotals(this.#regions.size, caseFields.impactedAwsRegions.maxEntries),
        services: toTotals(countOf(this.#services), caseFields.impactedServices.maxEntries),
        addresses: toTotals(addresses.length + this.#beyondTold, caseFields.threatActorIpAddresses.maxEntries),
        findings: toTotals(this.#securityFindings.size + this.#securityFindingsBeyond, maxFindingsFound),
      },
    };
  }

  #toAddresses(): FoundAddress[] {
    return [...this.#addresses.values()]
      .sort((a, b) => a.rank - b.rank || a.order - b.order)
      .map(({ value, userAgents, mark, seen, from }) => {
        const shownMark = mark ?? (this.#ownAddresses.has(value) ? "also seen as your own" : undefined);
        return { address: value, userAgents, ...(shownMark === undefined ? {} : { mark: shownMark }), seen, from };
      });
  }

  #addPublicAddress(read: Extract<AddressClass, { kind: "public" }>, userAgent: string): void {
    const from = this.#items.length - 1;
    let address = this.#addresses.get(read.address);
    if (address === undefined) {
      if (this.#addresses.size >= maxDistinctValues) {
        this.#beyondTold++;
        return;
      }
      address = {
        value: detached(read.address),
        seen: 0,
        from: [],
        userAgents: [],
        rank: this.#rank,
        order: this.#addresses.size,
        ...(read.mark === "example address" ? { mark: read.mark } : {}),
      };
      this.#addresses.set(address.value, address);
    }
    address.seen++;
    if (address.from.at(-1) !== from) address.from.push(from);
    address.rank = Math.min(address.rank, this.#rank);
    addUserAgent(address, userAgent);
  }

  #add(to: Map<string, Found>, value: string): void {
    const from = this.#items.length - 1;
    const found = to.get(value);
    if (found === undefined) {
      const kept = detached(value);
      to.set(kept, { value: kept, seen: 1, from: [from] });
      return;
    }
    found.seen++;
    if (found.from.at(-1) !== from) found.from.push(from);
  }

  #addUpTo(max: number, to: Told, value: string): void {
    if (to.told.has(value) || to.told.size < max) this.#add(to.told, value);
    else to.beyond++;
  }

  #skippedGroup(why: SkipReason): Told {
    const group: Told = this.#skipped.get(why) ?? { told: new Map(), beyond: 0 };
    this.#skipped.set(why, group);
    return group;
  }
}

function countOf({ told, beyond }: Told): number {
  return told.size + beyond;
}

function addUserAgent({ userAgents }: Address, text: string): void {
  if (text === "" || userAgents.length >= maxUserAgentsPerAddress) return;
  const clean = cleanUserAgent(text);
  if (clean !== "" && !userAgents.includes(clean)) userAgents.push(detached(clean));
}

/** A copy that does not hold on to the large text it was cut from: engines keep that alive for as long as a piece of it. */
function detached(text: string): string {
  return text.split("").join("");
}

/** AWS's own services call under host names and internal names, which say nothing about an attacker. A lone dash is a log's word for none. */
function cleanUserAgent(text: string): string {
  if (/^(?:-|AWS Internal|[a-z\d.-]{1,200}\.amazonaws\.com(?:\.cn)?)$/i.test(text)) return "";
  const clean = toOneLine(text, caseFields.threatActorIpAddresses.cells.userAgent.maxCharacters);
  return codePointLength(clean) > caseFields.threatActorIpAddresses.cells.userAgent.maxCharacters ? "" : clean;
}

function toTotals(read: number, max: number) {
  return { read, kept: Math.min(read, max), listed: 0 };
}

function toMoment({ milliseconds, what, from }: Moment) {
  return { moment: new Date(milliseconds).toISOString(), what, from };
}

function toText(value: unknown, maxCharacters: number): string {
  return typeof value === "string" ? toOneLine(value, maxCharacters) : "";
}
