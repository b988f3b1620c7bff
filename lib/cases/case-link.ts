import { toBase64 } from "@/lib/base64";
import { type FieldInputs, fieldsInOrder } from "./case-fields";
import { caseLinkPrefix, maxCaseLinkCharacters } from "./case-link-fragment";
import { isBlankRow } from "./case-rows";
import type { CaseInput } from "./case-schema";
import type { IncidentStartInput } from "./incident-start";

/** A link can fill everything but the client token. */
export type CaseParts = Partial<FieldInputs>;

/** Undefined if the link would be too long. */
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
  // A time zone alone is not a start.
  if (typeof typed === "object" && "timeZone" in typed) return typed.date !== "" || typed.time !== "";
  return typed.length > 0;
}

function toBase64Url(text: string): string {
  const base64 = toBase64(new TextEncoder().encode(text));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
