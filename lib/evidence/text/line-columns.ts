import type { Place } from "./address-places";
import type { LineEnds } from "./connection-ends";

/** The two ends in a log's fields without names. Undefined unless the line consists of fields. */
export function columnEnds(line: string, taken: readonly Place[]): LineEnds | undefined {
  if (new Set(taken.map(({ text }) => text)).size > maxEnds || !isPositional(line, taken)) return undefined;
  const direction = directionIn(line);
  const order = orderOf(line, taken);
  // No inner address is a far end, whatever the zones are called.
  const isToInner = direction === "out" && order.destination.every(isInner);
  return direction === undefined || isToInner ? order : { ...order, direction };
}

const maxEnds = 5;

// The letter after the protocol of a flow, or two columns of zones.
function directionIn(line: string): "in" | "out" | undefined {
  const letter = /,\d{1,5},\d{1,5},(?:[TU]|\d{1,3}),([IO]),/.exec(line)?.[1];
  if (letter !== undefined) return letter === "I" ? "in" : "out";
  return zonesOut.test(line) ? "out" : undefined;
}

const zonesOut = /[,;|\t]"?(?:trust|inside|internal|lan)"?[,;|\t]"?(?:untrust|outside|external|wan|internet)"?[,;|\t]/i;

// Which columns are the two ends.
function orderOf(line: string, taken: readonly Place[]): LineEnds {
  const texts = taken.map(({ text }) => text);
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

// Only a delimiter and quotation marks between a place and the next.
function areBeside(line: string, taken: readonly Place[], at: number): boolean {
  const [place, next] = [taken[at], taken[at + 1]];
  return place !== undefined && next !== undefined && /^"?(?:[,;|\t]| )"?$/.test(line.slice(place.end, next.start));
}

export function isInner(text: string): boolean {
  return /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(text);
}

// Fields rather than words: numbers, empty ones, quoted ones, capitals.
function isPositional(line: string, taken: readonly Place[]): boolean {
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
