import type { ListedCase } from "./listed-case";

/** Where a case happens: what it names besides words. */
export type CaseScope = { accounts: readonly string[]; addresses: readonly string[] };

/** Too common in titles to mean the same incident. */
const commonWords = new Set(["and", "aws", "case", "for", "from", "has", "incident", "our", "security", "the", "with"]);

/** Open cases that share words of the title, the one that shares most first, then the newest. */
export function likeliestCases(title: string, cases: readonly ListedCase[], most: number): ListedCase[] {
  const words = wordsOf(title);
  return cases
    .filter(({ caseStatus }) => caseStatus !== "Closed")
    .map((listed) => ({ listed, shared: countShared(wordsOf(listed.title), words) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || (b.listed.createdAt ?? 0) - (a.listed.createdAt ?? 0))
    .slice(0, most)
    .map(({ listed }) => listed);
}

/** Accounts and addresses in both. */
export function sharedScope(one: CaseScope, other: CaseScope): string[] {
  const others = new Set([...other.accounts, ...other.addresses.map((address) => address.toUpperCase())]);
  return [...one.accounts, ...one.addresses].filter((entry) => others.has(entry.toUpperCase()));
}

function wordsOf(title: string): Set<string> {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(words.filter((word) => !commonWords.has(word)));
}

function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((word) => other.has(word)).length;
}
