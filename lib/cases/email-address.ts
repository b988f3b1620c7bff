import { caseFields } from "./case-fields";
import { minEmailCharacters } from "./case-limits";
import { counted } from "./counted";
import { codePointLength, quoted, withoutInvisible } from "./text";

const { maxCharacters } = caseFields.watchers.cells.email;

/** `changed`: differs from what was typed, so the form shows it. */
export type EmailAddressReading = { ok: true; email: string; changed: boolean } | { ok: false; message: string };

/**
 * Checks AWS's pattern EmailAddress and its length. Drops surrounding white space and angle brackets, `mailto:` with
 * its query, and invisible characters.
 */
export function readEmailAddress(typed: string): EmailAddressReading {
  const visible = withoutInvisible(typed);
  const text = visible.trim();
  const email = withoutMailto(text.replace(/^<([^<>]*)>$/, "$1").trim());
  if (email === "") return { ok: false, message: "Enter an email address" };
  const length = codePointLength(email);
  if (length > maxCharacters) {
    const over = length - maxCharacters;
    return {
      ok: false,
      message: `The email address is ${counted(over, "character")} too long: AWS accepts ${maxCharacters}.`,
    };
  }
  if (/\s|[,;]/.test(email)) return { ok: false, message: "Enter one email address, like name@example.com" };
  if (!/^[^@]+@[^@]+$/.test(email)) {
    return { ok: false, message: `${quoted(email)} is not an email address: enter one like name@example.com` };
  }
  if (!emailPattern.test(email)) {
    return {
      ok: false,
      message: `AWS does not accept ${quoted(email)}: enter an address of plain letters, digits and common signs, like name@example.com`,
    };
  }
  if (length < minEmailCharacters) {
    return {
      ok: false,
      message: `${quoted(email)} is too short for AWS: enter at least ${minEmailCharacters} characters.`,
    };
  }
  return { ok: true, email, changed: email !== text || visible !== typed };
}

/** For comparing two addresses. Only the receiving server knows whether the case of the local part matters. */
export function toComparableEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return email.slice(0, at + 1) + email.slice(at + 1).toLowerCase();
}

/** Each as typed. */
export function isSameEmail(one: string, other: string): boolean {
  const [first, second] = [one, other].map(readEmailAddress);
  return !!first?.ok && !!second?.ok && toComparableEmail(first.email) === toComparableEmail(second.email);
}

// In such a link, a question mark that belongs to the address is written %3F:
// https://www.rfc-editor.org/rfc/rfc6068#section-2
function withoutMailto(text: string): string {
  const scheme = /^mailto:\s*/i.exec(text)?.[0];
  return scheme === undefined ? text : text.slice(scheme.length).replace(/\?.*$/s, "");
}

const emailPattern = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*$/;
