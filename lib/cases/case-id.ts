/**
 * AWS's own pattern (`\d{10,32}.*`) allows anything after the digits, even `/../`. A URL of ours allows only digits.
 */
export function isCaseId(text: string): boolean {
  return /^\d{10,32}$/.test(text);
}
