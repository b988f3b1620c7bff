/** Its title says so, which everybody who sees the case can read; its tag `drill=true` is for searches and reports. */
export function isDrill(title: string): boolean {
  return /^\s*\[drill\]/i.test(title);
}
