import type { Place } from "./address-places";

export type LineEnds = { source: string[]; destination: string[]; own?: string[] };

type JudgedPlace = Place & { verdict: string };

/**
 * The two ends that a line's order tells apart: "A -> B", or the fields of a log without names, where the source comes
 * first and translated addresses come last. Undefined for any other line, such as a list of addresses or a sentence.
 */
export function endsIn(line: string, places: readonly JudgedPlace[]): LineEnds | undefined {
  const taken = places.filter(({ verdict }) => verdict === "take" || verdict === "version number");
  const [first, ...others] = taken;
  if (first === undefined || others.length === 0 || others.length > maxEnds) return undefined;
  const pair = taken.findIndex((place, index) => {
    const next = taken[index + 1];
    if (next === undefined) return false;
    const between = line.slice(place.end, next.start);
    return arrow.test(between) || (socket.test(between) && /^:\d{1,5}\)/.test(line.slice(next.end, next.end + 7)));
  });
  const [source, destination] = [taken[pair], taken[pair + 1]];
  if (source !== undefined && destination !== undefined) {
    return {
      source: [source.text],
      destination: taken
        .filter((place) => place !== source)
        .map(({ text }) => text)
        .filter((text) => text !== source.text),
    };
  }
  if (!isPositional(line, taken)) return undefined;
  const beyond = others.map(({ text }) => text).filter((text) => text !== first.text);
  // Before and after translation: the destination stays, and the source becomes the gateway's.
  const repeated = beyond.filter((text, index) => beyond.indexOf(text) !== index);
  if (beyond.length < others.length || new Set(repeated).size !== 1)
    return { source: [first.text], destination: beyond };
  return {
    source: [first.text],
    destination: repeated,
    own: beyond.filter((text) => !repeated.includes(text)),
  };
}

const maxEnds = 5;

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
