// Every page looks for one, so this imports nothing.

/** Followed by JSON in base64url. See docs/prefilled-links.md. */
export const caseLinkPrefix = "#case-v1=";

/** Firefox takes addresses of 1,048,576 characters, Chromium twice as many. */
export const maxCaseLinkCharacters = 500_000;

/** Of any version, even an unknown one. */
export function isCaseLink(fragment: string): boolean {
  return /^#case-v\d{1,9}=/.test(fragment);
}
