export type Place = { text: string; start: number; end: number };

// Bounded patterns that cannot start within a longer match: no backtracking over long lines.
const ipv4Pattern = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\w)/g;
const ipv6Pattern = /(?<![\w:.])[\dA-Fa-f:]{2,39}(?::(?:\d{1,3}\.){3}\d{1,3})?(?![\w:]|\.\d)/g;

/** Undoes defanging such as "[.]" and "hxxp", but only within what can be an address. */
export function refang(text: string): string {
  if (!/[[({\\]/.test(text) && !/hxxp/i.test(text)) return text;
  return text
    .replace(/(?<=[\da-f]) ?(?:\[(?:\.|dot)\]|\((?:\.|dot)\)|\{(?:\.|dot)\}|\\\.) ?(?=\d)/gi, ".")
    .replace(/\[:\]|\(:\)|\{:\}/g, ":")
    .replace(/\bhxxp(s?)(?:\[:\/\/\]|:\/\/)/gi, "http$1://");
}

export function* ipv4In(line: string): Generator<Place> {
  for (const match of line.matchAll(ipv4Pattern)) {
    yield { text: match[0], start: match.index, end: match.index + match[0].length };
  }
}

export function* ipv6In(line: string): Generator<Place> {
  if (!/:[^:]*:/.test(line)) return;
  for (const match of line.matchAll(ipv6Pattern)) {
    const [text] = match;
    // Eight pairs of hex digits are an EUI-64 or a fingerprint; "::" alone is an operator.
    if ((text.match(/:/g)?.length ?? 0) < 2 || /^(?:[\da-f]{2}:){7}[\da-f]{2}$/i.test(text) || text === "::") continue;
    yield { text, start: match.index, end: match.index + text.length };
  }
}
