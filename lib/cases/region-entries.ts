import { isAwsRegionCode } from "./aws-regions";

/** The member `impactedAwsRegions` of a form: the codes that were chosen, and what stands in the box without having been chosen. */
export type RegionEntries = { chosen: readonly string[]; typed: string };

/** Parts the entries of a form. Each of them that is no code stood in the box. */
export function splitRegionEntries(entries: readonly string[]): RegionEntries {
  const typed = entries.filter((entry) => !isAwsRegionCode(entry)).join(", ");
  return { chosen: entries.filter(isAwsRegionCode), typed: isAwsRegionCode(typed.trimEnd()) ? typed.trimEnd() : typed };
}

/**
 * The entries that `splitRegionEntries` parts. What was typed stands among them, so that drafts keep it and the form is not sent without it. A code that
 * has been typed and not chosen yet gets a blank, by which it is told from one that has.
 */
export function toRegionEntries({ chosen, typed }: RegionEntries): string[] {
  if (typed.trim() === "") return [...chosen];
  return [...chosen, isAwsRegionCode(typed) ? `${typed} ` : typed];
}
