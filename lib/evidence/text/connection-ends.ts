import type { Place } from "./address-places";
import { columnEnds } from "./line-columns";

export type LineEnds = { source: string[]; destination: string[]; own?: string[]; direction?: "in" | "out" };

/**
 * The two ends that a line's order tells apart: "A -> B", or the fields of a log without names, where the source comes
 * first and translated addresses come last. Undefined for any other line, such as a list of addresses or a sentence.
 */
export function endsIn(line: string, places: readonly (Place & { verdict: string })[]): LineEnds | undefined {
  // Not a field of zeros, which is no translation, nor a user agent's version.
  const taken = places.filter(
    ({ text, verdict, start }) =>
      text !== "0.0.0.0" &&
      (verdict === "take" ||
        (verdict === "version number" && !/[a-z]\/$/.test(line.slice(Math.max(0, start - 2), start)))),
  );
  if (taken.length < 2 || taken.length > maxPlaces) return undefined;
  for (const read of [arrowEnds, sentenceEnds, proxyEnds, columnEnds]) {
    const ends = read(line, taken);
    if (ends !== undefined) return ends;
  }
  return undefined;
}

const maxPlaces = 20;

function arrowEnds(line: string, taken: readonly Place[]): LineEnds | undefined {
  const pair = taken.findIndex((place, index) => {
    const next = taken[index + 1];
    if (next === undefined) return false;
    const between = line.slice(place.end, next.start);
    return arrow.test(between) || (socket.test(between) && /^:\d{1,5}\)/.test(line.slice(next.end, next.end + 7)));
  });
  const [left, destination] = [taken[pair], taken[pair + 1]];
  const source = left !== undefined && isBesideInner(line, left) ? taken[pair - 1] : left;
  if (source === undefined || destination === undefined) return undefined;
  const rest = taken.filter(({ text }) => text !== source.text);
  // "… 203.0.113.2/4017->198.51.100.7/53": the same connection after translation.
  const isMapped = (place: Place) =>
    isBesideInner(line, place) || (place !== destination && taken[taken.indexOf(place) + 1]?.text === destination.text);
  return {
    source: [source.text],
    destination: textsOf(rest.filter((place) => !isMapped(place))),
    own: textsOf(rest.filter(isMapped)),
  };
}

// "192.0.2.1/443->", "192.0.2.1:443 (host) => outside:".
const arrow =
  /^(?:\[\d{1,5}\])?[\])]?(?:[:/#.,]\d{1,5})?[\])]?(?: ?\([^()]{0,60}\))?,? {0,3}(?:-{1,2}>|=>|→|>|(?:to|dst)(?= )) {0,3}(?:(?:[\w.-]{1,30}[:/]|[a-z]{2,12} ))?[[(]?$/i;

// "192.0.2.1:50122 (192.0.2.2:443)": the listener's socket in parentheses.
const socket = /^:\d{1,5} \((?:\w{1,10}=)?$/;

// "dmz:10.1.4.20/53500 (198.51.100.144/53500)": beside an inner address stands its translation.
function isBesideInner(line: string, { start }: Place): boolean {
  return besideInner.test(line.slice(Math.max(0, start - 25), start));
}

const besideInner = /:(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}\/\d{1,5} \($/;

// "connect to 203.0.113.9 from 198.51.100.7", but not "copied to 198.51.100.7 from 203.0.113.9".
function sentenceEnds(line: string, [first, ...others]: readonly Place[]): LineEnds | undefined {
  if (first === undefined || !incomingTo.test(line.slice(Math.max(0, first.start - 20), first.start))) return undefined;
  if (!fromNext.test(line.slice(first.end, others[0]?.start))) return undefined;
  return { source: textsOf(others), destination: [first.text] };
}

const incomingTo =
  /\b(?:(?:dis)?connect(?:ion)?s?|(?:dis)?connected|log[io]ns?|requests?|sessions?|attempts?|scans?|attacks?) to $/i;
const fromNext = /^(?::\d{1,5}| port \d{1,5})? from $/;

// A proxy's log: the server behind "HIER_DIRECT/" is the one of the link before it.
function proxyEnds(line: string, [first, ...others]: readonly Place[]): LineEnds | undefined {
  const proxied = textsOf(others.filter(({ start }) => server.test(line.slice(Math.max(0, start - 42), start))));
  if (first === undefined || !others.every(({ text }) => proxied.includes(text))) return undefined;
  return { source: [first.text], destination: proxied };
}

const server = /\b(?:[A-Z]{2,20}_)?[A-Z]{4,20}\/$|:\/\/$/;

function textsOf(places: readonly Place[]): string[] {
  return places.map(({ text }) => text);
}
