import type { Findings } from "@/lib/evidence/findings/findings";
import { isMoment, momentPattern } from "@/lib/evidence/findings/moments";
import { looksLikeUserAgent, toUserAgent } from "@/lib/evidence/findings/user-agent";
import { ipv4In } from "@/lib/evidence/text/address-places";
import type { FreeTextReader } from "@/lib/evidence/text/free-text-reader";
import { readKeyValues } from "@/lib/evidence/text/key-values";
import { firstMatchIn } from "@/lib/evidence/text/matches";
import { addressIn } from "./dressed-address";
import { type AddressRole, type Roles, rolesOf } from "./field-roles";
import { readEnds } from "./network-ends";

/** `path` holds the names of the parents too. */
export type NamedValue = { path: readonly string[]; value: unknown };

/** `isUtc`: the format writes UTC where it names no zone. `what` says where a time was read. */
export type NamedValueOptions = {
  what: string;
  isUtc?: boolean;
  isWithoutText?: boolean;
  /** Times of creation do not count, and those of the last change begin nothing. */
  isWithoutCreation?: boolean;
  /** A row of a list of indicators: the destination is the attacker's. */
  isIndicator?: boolean;
  /** Addresses that the rest of the document calls an attacker's. */
  threats?: readonly string[];
};

/**
 * Reads one record by the names of its values, whatever its dress: JSON, key=value, CEF, a table's row. False if it
 * gave no address; then it can still be read as text.
 */
export function readNamedValues(
  values: readonly NamedValue[],
  { findings, text }: { findings: Findings; text: FreeTextReader },
  options: NamedValueOptions,
): boolean {
  const record = sort(values, findings);
  if (options.isIndicator === true) record.addresses.source.push(...record.addresses.destination.splice(0));
  readPlaces(record, findings);
  const hasTime = readTimes(record, findings, options);
  const before = findings.gaveFarEnds;
  const { hasAddress, near } = readConnection(record, findings, options.threats ?? []);
  if (options.isWithoutText === true) return hasAddress;
  const isIncoming = record.direction !== "out" && !record.isCallback;
  const callers = new Set(
    record.addresses.source.flatMap((one) => {
      const found = isIncoming ? findings.classify(one) : undefined;
      return found?.kind === "public" ? [found.address] : [];
    }),
  );
  for (const value of record.texts) {
    if (!couldTell(value)) continue;
    // XML over several lines is one record.
    const lines = value.includes("</") ? [value.replace(/[\r\n]+/g, " ")] : value.split(/[\r\n]+/);
    for (const line of lines) {
      const pairs = hasAddress ? undefined : readKeyValues(line);
      if (pairs?.values.some(isTelling)) {
        readNamedValues(pairs.values, { findings, text }, options);
        text.readLine(`${pairs.rest} ${pairs.between}`, { isWithoutTimes: true, near });
      } else text.readLine(line, { isWithoutTimes: hasTime, near, callers });
    }
  }
  // "ACCEPT host=192.0.2.1 port=50122": nothing else in the record can be the far end.
  const isPeer = record.hasPort && findings.gaveFarEnds === before;
  for (const one of record.hosts) if (isPeer) findings.addAddress(one);
  return hasAddress || (isPeer && record.hosts.length > 0);
}

// An address, account, Region or time has a digit, and the shortest has four characters: "7::1".
function couldTell(value: string): boolean {
  return (value.length > 6 || value.includes(":")) && /\d/.test(value);
}

/** True if a name says what its value is. */
export function isTelling({ path }: NamedValue): boolean {
  const { address, words, time, userAgent, other } = rolesOf(path);
  return address !== "address" || /\b(?:ip|addr|address)/.test(words) || (time ?? userAgent ?? other) !== undefined;
}

type Time = { value: unknown; isUtc: boolean; depth: number };

type Sorted = {
  addresses: Record<AddressRole | "edge", string[]>;
  agents: { text: string; score: number }[];
  places: { role: "account" | "caller's account" | "region" | "service"; value: unknown }[];
  times: {
    event: Time[];
    seen: Time[];
    created: Time[];
    unnamed: Time[];
    dates: string[];
    clocks: string[];
    zone: string | undefined;
  };
  direction: "in" | "out" | undefined;
  hasUser: boolean;
  /** True if a flag calls an end local. */
  localEnds: { source?: boolean; destination?: boolean };
  /** True if the end's zone or interface is the victim's. */
  zones: { source?: boolean | undefined; destination?: boolean | undefined };
  /** An alert about a connection to an attacker's server. */
  isCallback: boolean;
  isVpn: boolean;
  isMachine: boolean;
  hasPort: boolean;
  /** Named "host" or "hostname" alone. */
  hosts: string[];
  /** Named as a machine's name. */
  names: string[];
  /** What another name says of the addresses: { "role": "victim", "value": … }. */
  side: "source" | "own" | undefined;
  urls: { host: string; isClaim: boolean; text: string }[];
  texts: string[];
};

function sort(values: readonly NamedValue[], findings: Findings): Sorted {
  const record: Sorted = {
    addresses: {
      source: [],
      threat: [],
      destination: [],
      inner: [],
      own: [],
      device: [],
      translated: [],
      public: [],
      external: [],
      forwarded: [],
      address: [],
      edge: [],
    },
    agents: [],
    places: [],
    times: { event: [], seen: [], created: [], unnamed: [], dates: [], clocks: [], zone: undefined },
    direction: undefined,
    hasUser: false,
    localEnds: {},
    zones: {},
    isCallback: false,
    isVpn: false,
    isMachine: false,
    hasPort: false,
    hosts: [],
    names: [],
    side: undefined,
    urls: [],
    texts: [],
  };
  for (const value of values) sortOne(value, record, findings);
  return record;
}

function sortOne({ path, value }: NamedValue, record: Sorted, findings: Findings): void {
  const roles = rolesOf(path);
  const role = roles.other;
  if (role === "account" || role === "caller's account" || role === "region" || role === "service") {
    record.places.push({ role, value });
    return;
  }
  if (role === "direction") {
    record.direction ??= toDirection(String(value), /^(?:conn|connection|flow|network|traffic) /.test(roles.words));
    return;
  }
  if (typeof value === "number") {
    const { time } = roles;
    if (time === "event time" || time === "seen time")
      record.times.event.push({ value, isUtc: true, depth: depthOf(path) });
    else if (time === "created time") record.times.created.push({ value, isUtc: true, depth: depthOf(path) });
    else if (time === undefined && endsAsTime.test(roles.words) && findings.isRecent(String(value)))
      record.times.unnamed.push({ value, isUtc: true, depth: depthOf(path) });
    return;
  }
  if (typeof value === "boolean") {
    if (/\blocal\w{0,4}\b/.test(roles.words) && roles.address !== "address") {
      const isNear = wordsFor.near.test(roles.words);
      if (isNear || wordsFor.far.test(roles.words)) record.localEnds[isNear ? "destination" : "source"] = value;
    }
    return;
  }
  if (typeof value !== "string" || value === "") return;
  if (role === "version") {
    if (findings.classify(value)?.kind === "public") findings.skip("version number", value);
    return;
  }
  record.hasUser ||= roles.isUser;
  if (roles.zoneOf !== undefined) record.zones[roles.zoneOf] ??= isInside(value);
  record.hasPort ||= roles.isPort;
  record.isCallback ||= roles.isTitle && value.length <= 200 && callback.test(value);
  record.isVpn ||= roles.isVpn;
  record.isMachine ||= roles.isMachine;
  if (roles.isSide) record.side = sides.get(value.toLowerCase()) ?? record.side;
  if (role === "zone") record.times.zone ??= value;
  else if (!sortAgent(roles, value, record) && !sortTime(roles, { path, value }, record, findings))
    sortAddress(roles, value, record, findings);
}

// { "event": { "start": … } } is no deeper than { "eventStart": … }.
function depthOf(path: readonly string[]): number {
  if (path.length === 1) return 1;
  return path.length - path.slice(0, -1).filter((name) => wrapper.test(name)).length;
}

const wrapper =
  /^_?(?:event|properties|data|details?|alert|finding|records?|attributes|body|message|log|result|payload|source)$/i;

// "srczone=trust dstzone=untrust".
function isInside(zone: string): boolean | undefined {
  if (/^(?:lan|trust|trusted|inside|internal|private|intranet)\b/i.test(zone)) return true;
  return /^(?:wan|untrust|untrusted|outside|external|internet)\b/i.test(zone) ? false : undefined;
}

const callback = /\b(?:cnc|c&c|c2|command[- ]and[- ]control|call-?back|beacon(?:ing)?)\b/i;

const endsAsTime = /\b(?:time|timestamp|ts|at)$/;
const wordsFor = {
  far: /\b(?:orig|src|source|cli|client)\b/,
  near: /\b(?:resp|dst|dest|destination|srv|server)\b/,
};

const sides = new Map<string, "source" | "own">([
  ...["offender", "attacker", "source", "src", "client", "initiator"].map((word) => [word, "source"] as const),
  ...["victim", "target", "destination", "dst", "server", "responder"].map((word) => [word, "own"] as const),
]);

function toDirection(value: string, isConnection: boolean): "in" | "out" | undefined {
  // "Initiated: true" is said of a process on the machine that logs.
  if (/^(?:inbound|ingress|false)\b/i.test(value)) return "in";
  if (/^(?:outbound|egress|true)\b/i.test(value)) return "out";
  // Of a request, "outgoing" means that the client sent it.
  if (isConnection && /^incoming\b/i.test(value)) return "in";
  return isConnection && /^outgoing\b/i.test(value) ? "out" : undefined;
}

function sortAgent({ userAgent: role }: Roles, value: string, record: Sorted): boolean {
  if (role === undefined && /^Mozilla\/\d/.test(value)) {
    record.agents.push({ text: toUserAgent(value), score: 3 });
    return true;
  }
  if (role === undefined || (addressIn(value) !== undefined && !/^[A-Za-z][\w.-]{0,80}\/\d/.test(value))) return false;
  const text = toUserAgent(value);
  const looks = looksLikeUserAgent(text);
  if (text === "" || (role === "weak" && !looks)) return role === "strong";
  record.agents.push({ text, score: (role === "strong" ? 2 : 0) + (looks ? 4 : 0) });
  return true;
}

// False for text that is no time, which may hold one.
function sortTime(
  { words: name, time: role }: Roles,
  { path, value }: { path: readonly string[]; value: string },
  record: Sorted,
  findings: Findings,
): boolean {
  if (value.length > 60 || !/\d{2}/.test(value)) return false;
  const { times } = record;
  if (/^\d{4}[-/]\d\d[-/]\d\d$/.test(value) && /\b(?:date|dt)$/.test(name)) {
    if (role !== "other time") times.dates.push(value);
    return true;
  }
  if (/^\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?$/.test(value) && /\btime$/.test(name)) {
    times.clocks.push(value);
    return true;
  }
  if (role === undefined) {
    if (
      !isMoment(value) &&
      !(endsAsTime.test(name) && /^1\d{9,18}(?:\.\d{1,9})?$/.test(value) && findings.isRecent(value))
    )
      return false;
    times.unnamed.push({ value, isUtc: false, depth: depthOf(path) });
    return true;
  }
  const isUtc = /\b(?:utc|gmt|z)\b/.test(name);
  // "Received: from mail.example.com" has the name of a time, and is none.
  const moment = isWholeTime(value) ? value : (firstMatchIn(value, momentPattern) ?? "");
  if (moment !== "") {
    const time = { value: moment, isUtc, depth: depthOf(path) };
    if (role === "event time") times.event.push(time);
    else if (role === "seen time") times.seen.push(time);
    else if (role === "created time") times.created.push(time);
  }
  return moment === value;
}

function isWholeTime(value: string): boolean {
  return isMoment(value) || /^\/Date\(\d{13}\)\/$|^\d{9,19}(?:\.\d{1,9})?$|^\d{4}-\d\d-\d\dZ?$/.test(value);
}

function sortAddress({ words, isLink, address: role }: Roles, value: string, record: Sorted, findings: Findings): void {
  if (role === "forwarded") {
    record.addresses.forwarded.push(...value.split(/[,\s]+/).flatMap((one) => addressIn(one) ?? []));
    return;
  }
  // "host=scan.evil.example [192.0.2.1]": a name that was looked up, so a peer's.
  const peer = words === "host" ? /^[a-z\d.-]{1,100} ?[[(]([\da-f:.]{7,45})[\])]/i.exec(value)?.[1] : undefined;
  if (peer !== undefined) {
    record.addresses.address.push(peer);
    return;
  }
  if (role !== "address" && value.length <= 80) {
    // "addr: locality=OUT 192.0.2.1".
    const [only, ...others] = ipv4In(value);
    const [first] = /^\w{1,20}=\w{1,20} /.exec(value) ?? [];
    if (only !== undefined && others.length === 0 && first?.length === only.start) {
      record.addresses[role].push(only.text);
      return;
    }
  }
  const host = role === "address" && isLink ? hostOf(value) : undefined;
  if (host !== undefined) {
    record.urls.push({ host, isClaim: /\breferr?er\b/.test(words), text: value });
    return;
  }
  const addresses = value.length > 100 ? undefined : listIn(value);
  if (addresses !== undefined && !/\b(?:version|ver|build|release|oid|model|firmware|hash)\b/.test(words)) {
    // The variable of nginx and Apache names the nearest client, which can be a load balancer.
    record.addresses[words === "remote addr" ? "edge" : role].push(...addresses);
    if (/^host(?: ?name)?$/.test(words)) record.hosts.push(...addresses);
    else if (/\bname$/.test(words)) record.names.push(...addresses);
  } else if (
    role !== "address" &&
    addressIn(value.slice(0, 60).split(/\s/, 1)[0] ?? "") !== undefined &&
    value.length < 500
  ) {
    const [first = "", ...rest] = value.split(/\s+/);
    record.addresses[role].push(addressIn(first) ?? first);
    record.texts.push(rest.join(" "));
  } else if (/\.amazonaws\.com(?:\.cn)?$|^AWS Internal$/.test(value) && role === "source")
    findings.skip("service host", value);
  else {
    const agent = requestAgent.exec(value)?.[1];
    if (agent !== undefined) record.agents.push({ text: toUserAgent(agent), score: 3 });
    record.texts.push(value);
  }
}

// A header of a whole request; logs escape the line ends.
const requestAgent = /(?:[\r\n]|\\[rn])user-agent: {0,3}([^\r\n\\]{1,1000})/i;

// The address in a link, if the link names its host by one.
function hostOf(value: string): string | undefined {
  const host = /^https?:\/\/(\[[\da-f:.]+\]|\d{1,3}(?:\.\d{1,3}){3})(?=[:/?#]|$)/i.exec(value)?.[1];
  return host === undefined ? undefined : addressIn(host);
}

// One address, or a list of them; undefined for any other text.
function listIn(value: string): string[] | undefined {
  const one = addressIn(value);
  if (one !== undefined) return [one];
  if (!/[.:]/.test(value)) return undefined;
  const parts = value
    .replace(/^\[(.*)\]$/, "$1")
    .split(/[,;|\s]+/)
    .filter((part) => part !== "" && part !== "None" && part !== "null");
  if (
    parts.length === 0 ||
    (parts.length < 2 && !value.startsWith("[")) ||
    !parts.every((part) => addressIn(part) !== undefined)
  )
    return undefined;
  return parts.flatMap((part) => addressIn(part) ?? []);
}

function readPlaces({ places }: Sorted, findings: Findings): void {
  const own = places.filter(({ role }) => role === "account").map(({ value }) => String(value));
  for (const { role, value } of places) {
    for (const part of typeof value === "string" ? value.split(/[,;|\n]+/) : [value]) {
      if (role === "region") findings.addRegion(part);
      else if (role === "service") findings.addService(part);
      else if (role === "account") for (const id of String(part).split(/\s+/)) findings.addAccountCell(id);
      else if (own.length === 0) findings.addAccount(part);
      else if (!own.includes(String(part)) && /^\d{12}$/.test(String(part)))
        findings.skip("caller's account", String(part));
    }
  }
}

// True if the record has a time.
function readTimes({ times }: Sorted, findings: Findings, options: NamedValueOptions): boolean {
  const { what, isUtc = false, isWithoutCreation = false } = options;
  const zone = times.zone === undefined ? "" : ` ${times.zone.replace(/^"|"$/g, "")}`;
  const combined = times.dates.flatMap((date) =>
    times.clocks.slice(0, 1).map((clock) => ({ value: `${date}T${clock}${zone}`, isUtc: false, depth: 1 })),
  );
  const isRead = (time: Time) => findings.addMoment(time.value, what, isUtc || time.isUtc);
  // An epoch beside "date" and "time" is exact.
  const candidates = times.event.length > 0 ? times.event : combined;
  const dates = times.dates.map((value) => ({ value, isUtc: false, depth: 1 }));
  // The record's own times lie less deep than those of the things in it.
  const readOutermost = (group: readonly Time[]) => {
    if (group.length === 0) return false;
    const depth = Math.min(...group.map((time) => time.depth));
    return [group.filter((time) => time.depth === depth), group].some((some) => some.map(isRead).some(Boolean));
  };
  if ([candidates, combined, isWithoutCreation ? [] : times.created, times.unnamed, dates].some(readOutermost)) {
    // When it was last seen or changed ends the period, and begins nothing.
    for (const { value, isUtc: isKnown } of times.seen) findings.addLatest(value, what, isUtc || isKnown);
    return true;
  }
  // Beside the event's own time, a thing in a list begins nothing when it was last changed.
  return !isWithoutCreation && readOutermost(times.seen);
}

// `near` holds the victim's addresses, which no text of the record offers.
function readConnection(
  record: Sorted,
  findings: Findings,
  otherThreats: readonly string[],
): { hasAddress: boolean; near: ReadonlySet<string> } {
  const { source: named, threat, forwarded, address, edge } = placeAddresses(record);
  const { destination, own } = record.addresses;
  const isPublic = (text: string) => findings.classify(text)?.kind === "public";
  for (const one of own) findings.addOwnAddress(one);
  const userAgent = record.agents.toSorted((a, b) => b.score - a.score)[0]?.text;
  // A client can write any address into a header. It counts where a proxy is all that the log knows of the client.
  const isClaim = named.some(isPublic);
  if (isClaim) for (const one of forwarded) findings.skip("claimed", one);
  const clients = isClaim ? [] : forwarded.filter(isPublic);
  for (const client of clients) findings.addAddress(client, userAgent);
  if (clients.length > 0) for (const one of edge) if (!clients.includes(one)) findings.skip("proxy", one);
  const source = clients.length > 0 ? named : [...named, ...edge];
  const isOwnSource = source.length > 0 && source.every((one) => !isPublic(one) || own.includes(one));
  const isToThreat = destination.some((one) => threat.includes(one) || otherThreats.includes(one));
  const { localEnds, zones } = record;
  const isFromLocal = [localEnds, zones].some((ends) => ends.source === true && ends.destination === false);
  const isOut = isToThreat || ((isFromLocal || isOwnSource) && destination.some(isPublic));
  const stated = record.direction ?? (record.isCallback ? "out" : undefined);
  const direction = isOut ? "out" : destination.some(isPublic) ? stated : "in";
  const isNeutral = source.length === 0 && clients.length === 0;
  readEnds(findings, { source: isNeutral ? address : source, destination, direction, userAgent });
  for (const one of threat) findings.addAddress(one);
  const known = new Set([...destination, ...own]);
  if (!isNeutral) for (const one of address) if (!known.has(one)) findings.addAddress(one);
  const hasFarDestination = direction === "out" && destination.length > 0;
  const near = [...own, ...(hasFarDestination ? source : isNeutral ? [] : destination)];
  return {
    hasAddress: source.length + threat.length + address.length + clients.length > 0 || hasFarDestination,
    near: new Set(near.flatMap((one) => findings.classify(one)?.address ?? [])),
  };
}

// Settles the addresses whose place depends on the others.
function placeAddresses(record: Sorted): Sorted["addresses"] {
  const { addresses, side, urls, hosts } = record;
  const { source, destination, own, device, translated, external, forwarded, address, edge } = addresses;
  if (side !== undefined) addresses[side].push(...address.splice(0));
  const isRequest =
    source.length + forwarded.length + edge.length > 0 || (address.length > 0 && record.agents.length > 0);
  for (const { host, isClaim, text } of urls) {
    if (isClaim) own.push(host);
    else if (!isRequest) record.texts.push(text);
    else if (!source.includes(host)) destination.push(host);
  }
  // Beside the public address of a person's device stands its inner one.
  const isDevice = record.hasUser && addresses.public.length > 0 && source.length + destination.length === 0;
  (isDevice ? own : destination).push(...addresses.inner);
  // Behind a router, a machine has an external address beside the ends of its connections.
  (record.isMachine || (source.length > 0 && destination.length > 0) ? own : source).push(...external);
  // The reply of a connection has its ends the other way round.
  if (destination.some((one) => !source.includes(one)))
    addresses.destination = destination.filter((one) => !source.includes(one));
  // In the record of a user's session; a machine has other ends or no user.
  const isUsers = record.hasUser && source.length + destination.length + forwarded.length + edge.length === 0;
  (isUsers ? source : own).push(...addresses.public);
  // A VPN logs the device that dials in.
  const isDialIn = record.isVpn && source.length + destination.length + forwarded.length + edge.length === 0;
  (isDialIn ? source : own).push(...device);
  // The host that a record is about can be the far end's, and a machine without a name is called by its address.
  for (const one of [...hosts, ...record.names])
    if (source.includes(one) && own.includes(one)) own.splice(own.indexOf(one), 1);
  own.push(...translated.filter((one) => !source.includes(one) && !destination.includes(one)));
  return addresses;
}
