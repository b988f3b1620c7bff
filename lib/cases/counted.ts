/** "1 case", "2 cases". */
export function counted(count: number, noun: string): string {
  return `${count} ${nounFor(count, noun)}`;
}

/** For a number that is formatted elsewhere, such as "1,204". */
export function nounFor(count: number, noun: string): string {
  return count === 1 ? noun : plural(noun);
}

/** "IP address" → "IP addresses". Regular plurals only. */
export function plural(noun: string): string {
  return noun.endsWith("s") ? `${noun}es` : `${noun}s`;
}

/** "12,000", the same on the server and in every browser. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
