import { type AwsRegionCode, isAwsRegionCode } from "./aws-regions";

/**
 * The Region that a text clearly means: in capitals, with the hyphens of a word processor, or with the letter of an
 * Availability Zone.
 */
export function toListedRegion(text: string): AwsRegionCode | undefined {
  if (text.length > 40) return undefined;
  const code = text
    .trim()
    .toLowerCase()
    .replace(/[\u2010-\u2013\u2212]/g, "-");
  if (isAwsRegionCode(code)) return code;
  const region = /^([a-z]{2}(?:-[a-z]+)+-\d)[a-f]$/.exec(code)?.[1] ?? "";
  return isAwsRegionCode(region) ? region : undefined;
}

/** `typed` is text that was not chosen from the list. */
export type RegionEntries = { chosen: readonly string[]; typed: string };

/** `kept`: Regions that a case has, though the portal may not know them. */
export function splitRegionEntries(entries: readonly string[], kept: readonly string[] = []): RegionEntries {
  const isChosen = (entry: string) => isAwsRegionCode(entry) || kept.includes(entry);
  const typed = entries.filter((entry) => !isChosen(entry)).join(", ");
  return { chosen: entries.filter(isChosen), typed: isAwsRegionCode(typed.trimEnd()) ? typed.trimEnd() : typed };
}

/**
 * Keeps typed text, so that drafts save it and the schema refuses it. A trailing blank tells a typed code from a chosen
 * one.
 */
export function toRegionEntries({ chosen, typed }: RegionEntries): string[] {
  if (typed.trim() === "") return [...chosen];
  return [...chosen, isAwsRegionCode(typed) ? `${typed} ` : typed];
}
