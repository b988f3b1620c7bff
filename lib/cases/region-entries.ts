import { isAwsRegionCode } from "./aws-regions";

/** `typed` is the text in the box that was not chosen from the list. */
export type RegionEntries = { chosen: readonly string[]; typed: string };

/** Every entry that is no Region code was typed into the box. */
export function splitRegionEntries(entries: readonly string[]): RegionEntries {
  const typed = entries.filter((entry) => !isAwsRegionCode(entry)).join(", ");
  return { chosen: entries.filter(isAwsRegionCode), typed: isAwsRegionCode(typed.trimEnd()) ? typed.trimEnd() : typed };
}

/**
 * Keeps typed text, so that drafts hold it and the form is not sent without it. A typed code gets a trailing blank,
 * which tells it from a chosen one.
 */
export function toRegionEntries({ chosen, typed }: RegionEntries): string[] {
  if (typed.trim() === "") return [...chosen];
  return [...chosen, isAwsRegionCode(typed) ? `${typed} ` : typed];
}
