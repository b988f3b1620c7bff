/**
 * Twelve digits, or groups of four with hyphens, dashes or spaces between. Several IDs in a row are one match; so are
 * card or phone numbers, which `accountIdsOf` leaves out.
 */
export const accountPattern =
  /(?=\d{4})(?<![\w.])(?<!\d[-\u2010-\u2013])(?:\d{12}|(?<!\d{4}[ \u00a0])\d{4}([-\u2010-\u2013 \u00a0])\d{4}(?:\1\d{4})+)(?!\w|[-\u2010-\u2013]\d|\.\d)/g;

export function accountIdsOf(match: string): readonly string[] {
  const digits = match.replace(/\D/g, "");
  return digits.length % 12 === 0 ? (digits.match(/\d{12}/g) ?? []) : [];
}

export function isListSeparator(between: string): boolean {
  return between.length <= 20 && /^(?:\s*[,;/&+|]\s*)?(?:\s*(?:and|or)\s+)?\s*$/i.test(between);
}

/** `before` and `after` are about 80 and 40 characters. */
export function isCalledAccount(before: string, after: string): boolean {
  const hint = /.*\b(?:accounts?|acct|aws[ _-]?account[ _-]?ids?|accountid|account_id)\b(.*)$/i.exec(before)?.[1];
  if (hint !== undefined && !otherNumbers.test(hint) && (hint.match(/[a-z]{2,}/gi)?.length ?? 0) <= 6) return true;
  // Hosts of Amazon ECR and of console sign-in start with the account ID.
  if (/^\.(?:dkr\.ecr\.|signin\.aws)/.test(after)) return true;
  return !otherNumbers.test(before.slice(-20)) && accountAfter.test(after);
}

/** "Impacted accounts:", or a heading such as "Accounts in scope". */
export function announcesAccounts(line: string): boolean {
  if (line.length > maxLineLength || /\d/.test(line)) return false;
  const words = line.replace(/[*_`#|]+/g, "").trim();
  return (
    /\b(?:accounts?|account ids?)\b[^.!?]{0,40}:$/i.test(words) ||
    /^(?:[a-z]+ ){0,3}accounts?(?: [a-z]+){0,3}$/i.test(words)
  );
}

/** Whether a line holds only IDs and a name of a few words. */
export function isAccountEntry(line: string): boolean {
  if (line.length > maxLineLength) return false;
  const parts = line
    .replace(accountPattern, (match) => accountIdsOf(match).join(" ") || match)
    .split(/[^\p{L}\p{N}_.-]+/u)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const isId = (part: string | undefined) => /^\d{12}$/.test(part ?? "");
  const names = parts.filter((part) => !isId(part));
  // Words on both sides make a sentence.
  if (names.length === parts.length || (!isId(parts[0]) && !isId(parts.at(-1)))) return false;
  return names.length <= 4 && names.every((name) => /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name));
}

const maxLineLength = 200;

// "… account", "… (prod account)".
const accountAfter = /^["')\]]{0,2}\s{0,2}(?:(?:[\w-]{1,20} )?accounts?\b|\([^()]{0,30}\baccounts?\b)/i;

const otherNumbers =
  /\b(?:order|invoice|ticket|case|phone|hotline|tel|fax|iban|card|tracking|transaction|serial|customer|bank|request|session|job|build|parcel|isbn|imei)\b/i;
