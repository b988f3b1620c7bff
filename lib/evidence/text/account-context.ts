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

/** Account IDs as spreadsheets leave them: without leading zeros, as `="012…"`, or as 2.1E+11. */
export function spreadsheetCellsIn(line: string): readonly string[] {
  const cells = line.trim().split(/[\s,;]+/);
  return line.length <= maxLineLength && cells.every((cell) => spreadsheetCell.test(cell)) ? cells : [];
}

const spreadsheetCell = /^(?:="\d{9,12}"|'?\d{9,11}|\d[.,]\d{1,14}E\+?\d{1,2})$/i;

/** `before` and `after` are about 80 and 40 characters. */
export function isCalledAccount(before: string, after: string): boolean {
  const hint = accountHint.exec(before)?.[1];
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
    announcement.test(words) ||
    /^(?:\p{L}+ ){0,3}(?:accounts?|konten|comptes|cuentas|contas|アカウント|账户)(?: \p{L}+){0,3}$/iu.test(words)
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

// Also in German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese and Chinese.
const accountWord =
  "(?:accounts?|acct|aws[ _-]?account[ _-]?ids?|accountid|account_id|konto|konten|kontonummern?|kontos|comptes?|cuentas?|contas?|rekening(?:en)?|conti)";
const announcement = new RegExp(`(?:\\b${accountWord}\\b|アカウント|账户|계정)[^.!?]{0,40}[:：]$`, "iu");
const accountHint = new RegExp(
  `.*(?:\\b${accountWord}\\b|アカウント(?:ID)?|账户|帳戶|账号|アカウントＩＤ|계정)(.*)$`,
  "iu",
);

const maxLineLength = 200;

// "… account", "… (prod account)".
const accountAfter = /^["')\]]{0,2}\s{0,2}(?:(?:[\w-]{1,20} )?accounts?\b|\([^()]{0,30}\baccounts?\b)/i;

const otherNumbers =
  /\b(?:order|invoice|ticket|case|phone|hotline|tel|fax|iban|card|tracking|transaction|serial|customer|bank|request|session|job|build|parcel|isbn|imei)\b/i;
