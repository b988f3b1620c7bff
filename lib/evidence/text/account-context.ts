/**
 * Twelve digits on their own, or groups of four as the AWS console shows them, with hyphens, a word processor's dashes or blanks between. Several ids in
 * blanks and groups are one match; one of a number of groups that three does not divide (a card's, a phone's) is none. See `accountIdsOf`.
 */
export const accountPattern =
  /(?=\d{4})(?<![\w.])(?<!\d[-\u2010-\u2013])(?:\d{12}|(?<!\d{4}[ \u00a0])\d{4}([-\u2010-\u2013 \u00a0])\d{4}(?:\1\d{4})+)(?!\w|[-\u2010-\u2013]\d|\.\d)/g;

/** The ids in a match of `accountPattern`, as twelve digits each. */
export function accountIdsOf(match: string): readonly string[] {
  const digits = match.replace(/\D/g, "");
  return digits.length % 12 === 0 ? (digits.match(/\d{12}/g) ?? []) : [];
}

/** Whether what stands between two ids makes them one list: commas, "and", and no other words. */
export function isListSeparator(between: string): boolean {
  return between.length <= 20 && /^(?:\s*[,;/&+|]\s*)?(?:\s*(?:and|or)\s+)?\s*$/i.test(between);
}

/** Whether the words around twelve digits call them an account. `before` and `after` are some 80 and 40 characters. */
export function isCalledAccount(before: string, after: string): boolean {
  const hint = /.*\b(?:accounts?|acct|aws[ _-]?account[ _-]?ids?|accountid|account_id)\b(.*)$/i.exec(before)?.[1];
  if (hint !== undefined && !otherNumbers.test(hint) && (hint.match(/[a-z]{2,}/gi)?.length ?? 0) <= 6) return true;
  // Hosts of Amazon ECR and of the console's sign-in begin with the account.
  if (/^\.(?:dkr\.ecr\.|signin\.aws)/.test(after)) return true;
  return !otherNumbers.test(before.slice(-20)) && accountAfter.test(after);
}

/** Whether the lines below are a list of accounts: "Impacted accounts:", or a heading such as "Accounts in scope". */
export function announcesAccounts(line: string): boolean {
  if (line.length > maxLineLength || /\d/.test(line)) return false;
  const words = line.replace(/[*_`#|]+/g, "").trim();
  return (
    /\b(?:accounts?|account ids?)\b[^.!?]{0,40}:$/i.test(words) ||
    /^(?:[a-z]+ ){0,3}accounts?(?: [a-z]+){0,3}$/i.test(words)
  );
}

/** Whether a line holds an id, a name of a few words, and nothing else: an entry of a list. */
export function isAccountEntry(line: string): boolean {
  if (line.length > maxLineLength) return false;
  const parts = line
    .replace(accountPattern, (match) => accountIdsOf(match).join(" ") || match)
    .split(/[^\p{L}\p{N}_.-]+/u)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const isId = (part: string | undefined) => /^\d{12}$/.test(part ?? "");
  const names = parts.filter((part) => !isId(part));
  // A name before or after the ids; with words on both sides it is a sentence.
  if (names.length === parts.length || (!isId(parts[0]) && !isId(parts.at(-1)))) return false;
  return names.length <= 4 && names.every((name) => /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name));
}

const maxLineLength = 200;

/** "… account", "… (prod account)", "… (that is the payments account)". */
const accountAfter = /^["')\]]{0,2}\s{0,2}(?:(?:[\w-]{1,20} )?accounts?\b|\([^()]{0,30}\baccounts?\b)/i;

const otherNumbers =
  /\b(?:order|invoice|ticket|case|phone|hotline|tel|fax|iban|card|tracking|transaction|serial|customer|bank|request|session|job|build|parcel|isbn|imei)\b/i;
