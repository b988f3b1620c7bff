import { toListedRegion } from "@/lib/cases/region-entries";
import { matchesIn } from "./matches";

// Bounded, and cannot start within a longer match.
const regionPattern = /(?<![\w-])([a-z]{2,3}(?:-[a-z]{2,9}){1,3}-\d)(?:[a-f](?![\w-]))?(?![\w-])/g;

/** A text that looks like a Region's code, without the letter of an Availability Zone. */
export function regionCodesIn(line: string): string[] {
  if (!/[a-z][-\u2010-\u2013\u2212]\d/.test(line)) return [];
  // Word processors write U+2011 so that a code does not break.
  const plain = /[\u2010-\u2013\u2212]/.test(line) ? line.replace(/[\u2010-\u2013\u2212]/g, "-") : line;
  return matchesIn(plain, regionPattern).map(([, code = ""]) => code);
}

export function regionsIn(line: string): string[] {
  return regionCodesIn(line).flatMap((code) => toListedRegion(code) ?? []);
}
