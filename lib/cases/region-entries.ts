import { isAwsRegionCode } from "./aws-regions";

/** `typed` is text that was not chosen from the list. */
export type RegionEntries = { chosen: readonly string[]; typed: string };

export function splitRegionEntries(entries: readonly string[]): RegionEntries {
  const typed = entries.filter((entry) => !isAwsRegionCode(entry)).join(", ");
  return { chosen: entries.filter(isAwsRegionCode), typed: isAwsRegionCode(typed.trimEnd()) ? typed.trimEnd() : typed };
}

/**
 * Keeps typed text, so that drafts save it and the schema refuses it. A trailing blank tells a typed code from a chosen
 * one.
 */
export function toRegionEntries({ chosen, typed }: RegionEntries): string[] {
  if (typed.trim() === "") return [...chosen];
  return [...chosen, isAwsRegionCode(typed) ? `${typed} ` : typed];
}
