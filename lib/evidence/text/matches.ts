/** As `text.matchAll`, which copies its pattern: for a short line, that takes longer than the search. */
export function matchesIn(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    matches.push(match);
    if (match[0] === "") pattern.lastIndex++;
  }
  return matches;
}

/** `pattern` is global, and the search starts at the beginning all the same. */
export function firstMatchIn(text: string, pattern: RegExp): string | undefined {
  pattern.lastIndex = 0;
  return pattern.exec(text)?.[0];
}
