/**
 * Whether a text can be a case id. AWS's own pattern (`\d{10,32}.*`) lets anything follow the digits, also `/../`; in a URL of ours only the digits
 * may stand.
 */
export function isCaseId(text: string): boolean {
  return /^\d{10,32}$/.test(text);
}
