import { type FieldInputs, fieldsInOrder } from "./case-fields";
import { isBlankRow } from "./case-rows";
import type { CaseInput } from "./case-schema";
import type { IncidentStartInput } from "./incident-start";

/** What a link may fill: any part of the form as typed, except the client token, which every form has for itself. */
export type CaseParts = Partial<FieldInputs>;

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

function withoutBlanks(input: CaseInput): CaseParts {
  const parts = fieldsInOrder.map((field) => {
    const typed = field.kind === "rows" ? input[field.name].filter((row) => !isBlankRow(row)) : input[field.name];
    return [field.name, typed] as const;
  });
  return Object.fromEntries(parts.filter(([, typed]) => isFilled(typed)));
}

function isFilled(typed: string | readonly unknown[] | IncidentStartInput): boolean {
  // A time zone alone is no start.
  if (typeof typed === "object" && "timeZone" in typed) return typed.date !== "" || typed.time !== "";
  return typed.length > 0;
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
