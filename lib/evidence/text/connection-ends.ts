import type { Place } from "./address-places";

export type LineEnds = { source: string[]; destination: string[]; own?: string[]; direction?: "in" | "out" };

type JudgedPlace = Place & { verdict: string };

/**
 * The two ends that a line's order tells apart: "A -> B", or the fields of a log without names, where the source comes
 * first and translated addresses come last. Undefined for any other line, such as a list of addresses or a sentence.
 */
export function endsIn(line: string, places: readonly JudgedPlace[]): LineEnds | undefined {
  // Not a field of zeros, which is no translation, nor a user agent's version.
  const taken = places.filter(
    ({ text, verdict, start }) =>
      text !== "0.0.0.0" &&
      (verdict === "take" ||
        (verdict === "version number" && !/[a-z]\/$/.test(line.slice(Math.max(0, start - 2), start)))),
  );
  const [first, ...others] = taken;
  if (first === undefined || others.length === 0 || others.length > maxPlaces) return undefined;
  const pair = taken.findIndex((place, index) => {
    const next = taken[index + 1];
    if (next === undefined) return false;
    const between = line.slice(place.end, next.start);
    return arrow.test(between) || (socket.test(between) && /^:\d{1,5}\)/.test(line.slice(next.end, next.end + 7)));
  });
  // "dmz:10.1.4.20/53500 (198.51.100.144/53500)": beside an inner address stands its translation.
  const isBesideInner = ({ start }: Place) => innerBefore.test(line.slice(Math.max(0, start - 25), start));
  const [left, destination] = [taken[pair], taken[pair + 1]];
  const source = left !== undefined && isBesideInner(left) ? taken[pair - 1] : left;
  if (source !== undefined && destination !== undefined) {
    const rest = taken.filter(({ text }) => text !== source.text);
    // "… 203.0.113.2/4017->198.51.100.7/53": the same connection after translation.
    const isMapped = (place: JudgedPlace) =>
      isBesideInner(place) || (place !== destination && taken[taken.indexOf(place) + 1]?.text === destination.text);
    return {
      source: [source.text],
      destination: rest.filter((place) => !isMapped(place)).map(({ text }) => text),
      own: rest.filter(isMapped).map(({ text }) => text),
    };
  }
  // "connect to 203.0.113.9 from 198.51.100.7".
  const isToFrom =
    incomingTo.test(line.slice(Math.max(0, first.start - 20), first.start)) &&
    fromNext.test(line.slice(first.end, others[0]?.start));
  if (isToFrom) return { source: textsOf(others), destination: [first.text] };
  // A proxy's log: the server behind "HIER_DIRECT/" is the one of the link before it.
  const proxied = textsOf(others.filter((place) => isProxied(line, place)));
  if (others.every(({ text }) => proxied.includes(text))) return { source: [first.text], destination: proxied };
  const ends = new Set(textsOf(taken));
  if (ends.size > maxEnds || !isPositional(line, taken)) return undefined;
  const order = orderOf(line, taken);
  const direction = directionIn(line);
  return order === undefined || direction === undefined ? order : { ...order, direction };
}

// The letter after the protocol of a flow, or two columns of zones.
function directionIn(line: string): "in" | "out" | undefined {
  const letter = /,\d{1,5},\d{1,5},(?:[TU]|\d{1,3}),([IO]),/.exec(line)?.[1];
  if (letter !== undefined) return letter === "I" ? "in" : "out";
  return zonesOut.test(line) ? "out" : undefined;
}

const zonesOut = /[,;|\t]"?(?:trust|inside|internal|lan)"?[,;|\t]"?(?:untrust|outside|external|wan|internet)"?[,;|\t]/i;

// Which columns are the two ends.
function orderOf(line: string, taken: readonly Place[]): LineEnds {
  const texts = textsOf(taken);
  const isNewPair = (at: number) =>
    areBeside(line, taken, at) &&
    texts.indexOf(texts[at] ?? "") === at &&
    texts.indexOf(texts[at + 1] ?? "") === at + 1;
  const pair = texts.findIndex((_, at) => isNewPair(at));
  const [source = "", destination = "", next] = texts.slice(Math.max(0, pair));
  const allBut = (...ends: string[]) => texts.filter((text) => !ends.includes(text));
  if (pair !== -1 && next !== undefined && isInner(source) && !isInner(destination)) {
    // Three columns: an inner address, what it is translated to, and the server.
    const isThree = areBeside(line, taken, pair + 1) && !areBeside(line, taken, pair + 2);
    if (isThree) return { source: [source], destination: [next], own: allBut(source, next) };
  }
  // The machine that logs comes before the pair.
  if (pair > 0) return { source: [source], destination: [destination], own: allBut(source, destination) };
  // Before and after translation: the destination stays, and the source becomes the gateway's.
  const beyond = allBut(source);
  const repeated = beyond.filter((text, at) => beyond.indexOf(text) !== at);
  if (beyond.length < texts.length - 1 || new Set(repeated).size !== 1)
    return { source: [source], destination: beyond };
  return { source: [source], destination: repeated, own: allBut(source, ...repeated) };
}

// Not "copied to 198.51.100.7 from 203.0.113.9".
const incomingTo =
  /\b(?:(?:dis)?connect(?:ion)?s?|(?:dis)?connected|log[io]ns?|requests?|sessions?|attempts?|scans?|attacks?) to $/i;
const fromNext = /^(?::\d{1,5}| port \d{1,5})? from $/;
const maxEnds = 5;
const maxPlaces = 20;

const innerBefore = /:(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}\/\d{1,5} \($/;

function textsOf(places: readonly Place[]): string[] {
  return places.map(({ text }) => text);
}

export function isInner(text: string): boolean {
  return /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(text);
}

// Only a delimiter and quotation marks between a place and the next.
function areBeside(line: string, taken: readonly Place[], at: number): boolean {
  const [place, next] = [taken[at], taken[at + 1]];
  return place !== undefined && next !== undefined && /^"?(?:[,;|\t]| )"?$/.test(line.slice(place.end, next.start));
}

function isProxied(line: string, { start }: Place): boolean {
  return /\b(?:[A-Z]{2,20}_)?[A-Z]{4,20}\/$|:\/\/$/.test(line.slice(Math.max(0, start - 42), start));
}

// "192.0.2.1/443->", "192.0.2.1:443 (host) => outside:".
const arrow =
  /^(?:\[\d{1,5}\])?[\])]?(?:[:/#.,]\d{1,5})?[\])]?(?: ?\([^()]{0,60}\))?,? {0,3}(?:-{1,2}>|=>|→|>|(?:to|dst)(?= )) {0,3}(?:(?:[\w.-]{1,30}[:/]|[a-z]{2,12} ))?[[(]?$/i;

// "192.0.2.1:50122 (192.0.2.2:443)": the listener's socket in parentheses.
const socket = /^:\d{1,5} \((?:\w{1,10}=)?$/;

// Fields rather than words: numbers, empty ones, quoted ones, capitals.
function isPositional(line: string, taken: readonly JudgedPlace[]): boolean {
  // A query names each address for itself.
  if (line.length > maxLineLength || /\s(?:OR|AND|\|\|)\s/.test(line)) return false;
  const delimiter = [",", "\t", "|", ";", " "].find((sign) => line.split(sign, minFields + 1).length > minFields);
  if (delimiter === undefined) return false;
  const fields = line
    .replace(/"[^"]*"/g, (quoted) =>
      taken.some(({ text }) => quoted.includes(text)) ? quoted.replaceAll(delimiter, "_") : '"1"',
    )
    .split(delimiter);
  const cells = new Set(fields.map(fieldOf));
  const isWholeField = ({ text }: Place) => cells.has(text);
  if (fields.length < minFields || !taken.every(isWholeField)) return false;
  // Where words name the ends, their order says nothing.
  if (
    taken.some(
      ({ start, text }) => text !== taken[0]?.text && namedEnd.test(line.slice(Math.max(0, start - 20), start)),
    )
  )
    return false;
  const ends = new Set(taken.map(({ text }) => text));
  const others = fields.filter((field) => !ends.has(fieldOf(field)));
  const plainWords = others.filter(
    (field) => /^[a-z][a-z' .!?-]*$/i.test(field.trim()) && !notProse.test(field.trim()),
  );
  return others.length >= taken.length && plainWords.length * (delimiter === " " ? 3 : 2) <= fields.length;
}

// Capitals, and what a firewall did.
const notProse =
  /^(?:[A-Z_-]+|[Aa]llow(?:ed)?|[Dd]en(?:y|ied)|[Dd]rop(?:ped)?|[Bb]lock(?:ed)?|[Pp]ermit(?:ted)?|[Aa]ccept(?:ed)?|[Rr]eject(?:ed)?)$/;

const namedEnd = /\b(?:client|src|source|remote|from|user|host|rhost|peer)[\w-]{0,8}[ =:]{1,3}$/i;

function fieldOf(field: string): string {
  return field
    .trim()
    .replace(/^["'[(]+|["'\])]+$/g, "")
    .replace(/(?<=^(?:\d{1,3}\.){3}\d{1,3})[:#/]\d{1,5}$/, "");
}

const minFields = 6;
const maxLineLength = 20_000;
