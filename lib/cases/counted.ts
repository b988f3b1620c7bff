/** "1 case", "2 cases". */
export function counted(count: number, noun: string): string {
  return `${count} ${nounFor(count, noun)}`;
}

/** The noun as it follows a number that is written otherwise, such as "1,204". */
export function nounFor(count: number, noun: string): string {
  return count === 1 ? noun : plural(noun);
}

/** "IP address" → "IP addresses". Covers the regular plurals, the only ones that the portal needs. */
export function plural(noun: string): string {
  return noun.endsWith("s") ? `${noun}es` : `${noun}s`;
}
