import { withoutInvisible } from "@/lib/cases/text";
import { matchesIn } from "./matches";

export type Place = { text: string; start: number; end: number };

// Bounded patterns that cannot start within a longer match: no backtracking over long lines.
// "192.0.2.1_443" and "192.0.2.1.443" are an address and its port.
const ipv4Pattern = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?=_\d{2,5}\b|\.(?:\d{3,5}|[3-9]\d)(?![\w.])|(?!\w|\.\w))/g;
const ipv6Pattern = /(?<![\w:.])[\dA-Fa-f:]{2,39}(?::(?:\d{1,3}\.){3}\d{1,3})?(?![\w:]|\.\d)/g;

const spaced = /(?<![\w.])(\d{1,3}) \. (\d{1,3}) \. (\d{1,3}) \. (\d{1,3})(?![\w.])/g;

/** Undoes defanging such as "[.]" and "hxxp", but only within what can be an address. */
export function refang(text: string): string {
  const seen = /[\u00AD\u200B-\u200D\u2060\uFEFF]/.test(text) ? withoutInvisible(text) : text;
  const visible = /\d \. \d/.test(seen) ? seen.replace(spaced, "$1.$2.$3.$4") : seen;
  if (!/[[({\]\\<\uFF0E\u3002\uFF61\u2024]/.test(visible) && !/hxxp|\d ?dot ?\d/i.test(visible)) return visible;
  return visible
    .replace(
      /(?<=[\da-f]) ?(?:\[(?:\.|dot)\]?|(?:\.|dot)\]|\]\.|\((?:\.|dot)\)|\{(?:\.|dot)\}|<(?:\.|dot)>|\\\.|[\uFF0E\u3002\uFF61\u2024]| dot ) ?(?=\d)/gi,
      ".",
    )
    .replace(/\bIPv6:(?=[\da-f]{0,4}:)/gi, "")
    .replace(/\[:\]|\(:\)|\{:\}/g, ":")
    .replace(/\bhxxp(s?)(?:\[:\/\/\]|:\/\/)/gi, "http$1://");
}

export function ipv4In(line: string): Place[] {
  return matchesIn(line, ipv4Pattern).map(toPlace);
}

export function ipv6In(line: string): Place[] {
  if (!/:[^:]*:/.test(line)) return [];
  return matchesIn(line, ipv6Pattern)
    .filter(([text]) => {
      // Eight pairs of hex digits are an EUI-64 or a fingerprint; "::" alone is an operator.
      const hasTwoColons = text.indexOf(":") !== text.lastIndexOf(":");
      return hasTwoColons && text !== "::" && !/^(?:[\da-f]{2}:){7}[\da-f]{2}$/i.test(text);
    })
    .map(toPlace);
}

function toPlace({ 0: text, index }: RegExpExecArray): Place {
  return { text, start: index, end: index + text.length };
}
