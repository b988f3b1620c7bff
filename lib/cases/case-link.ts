import { isBlankRow } from "./case-rows";
import type { CaseInput } from "./case-schema";

/** What a link may fill: any part of the form as typed, except the client token, which every form has for itself. */
export type CaseParts = Partial<Omit<CaseInput, "clientToken">>;

/** What a fragment that fills the form starts with; behind it stands JSON in base64url. Described in docs/prefilled-links.md. */
export const caseLinkPrefix = "#case-v1=";

/**
 * The longest fragment that is read or made, in characters. Firefox takes addresses of 1,048,576 characters and Chromium of twice as many; the largest
 * case that people write is a small part of it.
 */
export const maxCaseLinkCharacters = 500_000;

/** Whether a fragment is meant for the form, also when it is of a version that this portal does not know. */
export function isCaseLink(fragment: string): boolean {
  return /^#case-v\d{1,9}=/.test(fragment);
}

/**
 * The fragment that fills another form with what this one holds, as typed. Without what is empty and without the client token: whoever opens the link
 * opens a case of their own. Undefined when it would be longer than `maxCaseLinkCharacters`.
 */
export function toCaseLink(input: CaseInput): string | undefined {
  const fragment = caseLinkPrefix + toBase64Url(JSON.stringify(withoutBlanks(input)));
  return fragment.length > maxCaseLinkCharacters ? undefined : fragment;
}

function withoutBlanks({ clientToken: _, reportedIncidentStartDate: start, ...rest }: CaseInput): CaseParts {
  const parts = {
    ...rest,
    threatActorIpAddresses: rest.threatActorIpAddresses.filter((row) => !isBlankRow(row)),
    watchers: rest.watchers.filter((row) => !isBlankRow(row)),
    tags: rest.tags.filter((row) => !isBlankRow(row)),
  };
  const filled = Object.entries(parts).filter(([, value]) => value.length > 0);
  // The zone alone is no start.
  if (start.date || start.time) return { ...Object.fromEntries(filled), reportedIncidentStartDate: start };
  return Object.fromEntries(filled);
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
