/** A search in a SIEM or a database names what was looked for, at either end. */
export function isQuery(line: string): boolean {
  return line.length <= maxLineLength && mayQuery.test(line) && query.test(line);
}

const maxLineLength = 5_000;
// A cheap first test.
const mayQuery = /\||index|sourcetype|select/i;
const query =
  /^\s{0,10}(?:search )?(?:index|sourcetype) ?= ?\S|\| ?(?:where|stats|search|project|summarize|extend|tstats|table|eval)\b|\bselect\b.{1,300}\bfrom\b.{1,300}\bwhere\b/i;
