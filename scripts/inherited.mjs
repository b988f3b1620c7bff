/**
 * The part of this process's environment that a program under test gets: where it runs, never its settings. A variable
 * left over in the shell must not change the result.
 * @returns {Record<string, string | undefined>}
 */
export function inherited() {
  const names = /^(PATH|HOME|USER|TMPDIR|TEMP|TMP|LANG|LC_.*|SystemRoot)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => names.test(name)));
}
