import { type CaseParts, caseLinkPrefix, maxCaseLinkCharacters } from "./case-link";
import { isRecord, readCaseParts } from "./read-case-parts";
import { bidiControls } from "./text";

/**
 * What a link fills; what in it deserves a second look, since whoever wrote the link chose it; and what of it is ignored and why: a sentence each. Or why
 * nothing of it can be used.
 */
export type CaseLinkReading =
  | { ok: true; parts: CaseParts; cautions: string[]; ignored: string[] }
  | { ok: false; message: string };

/**
 * Reads a fragment that `isCaseLink` knows, part by part, by the rules of `readCaseParts`: anyone can write a link. Refused as a whole: what is too long,
 * cut off, of another version, or no object. Never throws.
 */
export function readCaseLink(fragment: string, { timeZone }: { timeZone: string }): CaseLinkReading {
  if (fragment.length > maxCaseLinkCharacters) return refuse("The link is too long to be read.");
  if (!fragment.startsWith(caseLinkPrefix)) {
    return refuse("The link is of a version that this portal does not know.");
  }
  const content = decode(fragment.slice(caseLinkPrefix.length));
  if (content === undefined) {
    return refuse("The link cannot be read: it was cut off or changed on its way. Ask for it again.");
  }
  if (!isRecord(content)) {
    return refuse("The link does not hold the fields of a form.");
  }
  const { parts, ignored } = readCaseParts(content, { timeZone });
  return { ok: true, parts, cautions: cautionsAbout(parts), ignored };
}

/** What the writer of a link gains by: mail about the case, silence at AWS, and a text that reads otherwise than it is. */
function cautionsAbout({ watchers = [], resolverType, ...parts }: CaseParts): string[] {
  const cautions: string[] = [];
  if (watchers.length > 0) {
    const who = watchers.map(({ email }) => email).join(", ");
    cautions.push(`The link names who gets email about this case: ${who}.`);
  }
  if (resolverType === "Self") {
    cautions.push("The link chooses “Resolve case with my own incident response team”: AWS is not notified then.");
  }
  if (bidiControls.test(JSON.stringify([watchers, parts]))) {
    cautions.push("The link holds characters that change the direction in which text reads; the review marks them.");
  }
  return cautions;
}

/** The JSON of a fragment; undefined when it is none. Padding, and the other alphabet of base64, are taken too: many tools write them. */
function decode(encoded: string): unknown {
  try {
    const base64 = withoutPadding(encoded).replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** From its end, sign by sign: a pattern for the end of a text is tried at each sign of it, and a link can be made of nothing but padding. */
function withoutPadding(encoded: string): string {
  let end = encoded.length;
  for (;;) {
    if (encoded.endsWith("=", end)) end -= 1;
    else if (/^%3D$/i.test(encoded.slice(Math.max(0, end - 3), end))) end -= 3;
    else return encoded.slice(0, end);
  }
}

function refuse(message: string): CaseLinkReading {
  return { ok: false, message };
}
