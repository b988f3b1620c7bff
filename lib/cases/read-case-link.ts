import { fromBase64 } from "@/lib/base64";
import type { CaseParts } from "./case-link";
import { caseLinkPrefix, maxCaseLinkCharacters } from "./case-link-fragment";
import { toPrefillCautions } from "./prefill-cautions";
import { isRecord, readCaseParts } from "./read-case-parts";

/** `cautions`: what to check, because the link's author chose it. `ignored`: what was left out and why. */
export type CaseLinkReading =
  | { ok: true; parts: CaseParts; cautions: string[]; ignored: string[] }
  | { ok: false; message: string };

/** Anyone can write a link. Never throws. */
export function readCaseLink(fragment: string, { timeZone }: { timeZone: string }): CaseLinkReading {
  if (fragment.length > maxCaseLinkCharacters) return refuse("The link is too long.");
  if (!fragment.startsWith(caseLinkPrefix)) {
    return refuse("This portal does not know this version of the link.");
  }
  const content = decode(fragment.slice(caseLinkPrefix.length));
  if (content === undefined) {
    return refuse("The link cannot be read: part of it is missing or changed. Ask for it again.");
  }
  if (!isRecord(content)) {
    return refuse("The link does not contain the fields of a case.");
  }
  const { parts, ignored } = readCaseParts(content, { timeZone });
  return { ok: true, parts, cautions: toPrefillCautions(parts, "The link"), ignored };
}

// Accepts padding and standard base64, which many tools write.
function decode(encoded: string): unknown {
  try {
    const base64 = withoutPadding(encoded).replaceAll("-", "+").replaceAll("_", "/");
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(fromBase64(base64)));
  } catch {
    return undefined;
  }
}

// A loop, because a pattern anchored at the end is tried at every character, and a link may be nothing but padding.
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
