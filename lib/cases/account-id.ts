import { accountIdDigits, minTypedAccountIdDigits } from "./case-limits";
import { counted } from "./counted";
import { quoted, withoutInvisible } from "./text";

/** `changed`: differs from what was typed, so the form shows it. */
export type AccountIdReading = { ok: true; accountId: string; changed: boolean } | { ok: false; message: string };

// Also with the hyphen or dash that a word processor makes of it.
const inGroups = /^\d{4}([-\u2010-\u2013\s])\d{4}\1\d{4}$/;

// Three groups of four are one ID: no group could be one alone. The byte order mark counts as white space, but must
// not separate.
const listPiece =
  /[\u00AD\u200B-\u200D\u2060\uFEFF]*\d{4}[ \u00a0]\d{4}[ \u00a0]\d{4}[\u00AD\u200B-\u200D\u2060\uFEFF]*(?![^\s,;])|(?:[^\s,;]|\uFEFF)+/g;

/**
 * Accepts 12 digits, also grouped (1111-2222-3333) or inside an ARN. Restores the leading zeros of 9–11 digits, as
 * CreateCase requires.
 */
export function readAccountId(typed: string): AccountIdReading {
  const visible = withoutInvisible(typed);
  const text = visible.trim();
  const candidate = accountField(text.replace(/^["']|["']$/g, ""));
  const digits = inGroups.test(candidate) ? candidate.replace(/\D/g, "") : candidate;
  if (digits === "") return refuse("Enter an account ID");
  if (/^\d[.,]\d+[eE]\+?\d+$/.test(digits)) {
    return refuse(
      `A spreadsheet has shortened ${quoted(text)}: enter all ${accountIdDigits} digits of the account ID.`,
    );
  }
  if (!/^\d+$/.test(digits)) return refuse(`${quoted(text)} is not an account ID: enter ${accountIdDigits} digits.`);
  if (digits.length < minTypedAccountIdDigits || digits.length > accountIdDigits) {
    const count = counted(digits.length, "digit");
    return refuse(`${quoted(text)} has ${count}: enter all ${accountIdDigits} digits of the account ID.`);
  }
  const accountId = digits.padStart(accountIdDigits, "0");
  return { ok: true, accountId, changed: accountId !== text || visible !== typed };
}

/** Splits at white space, commas and semicolons. The blanks within "1111 2222 3333" split nothing. */
export function splitAccountIds(text: string): string[] {
  return (text.match(listPiece) ?? []).filter((piece) => withoutInvisible(piece) !== "");
}

export function readAccountIds(text: string): { typed: string; reading: AccountIdReading }[] {
  return splitAccountIds(text).map((typed) => ({ typed, reading: readAccountId(typed) }));
}

function accountField(text: string): string {
  // arn:partition:service:region:account-id:resource
  return text.startsWith("arn:") ? (text.split(":", 5)[4] ?? "") || text : text;
}

function refuse(message: string): AccountIdReading {
  return { ok: false, message };
}
