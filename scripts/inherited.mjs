/**
 * What a program under test gets of this process's environment: where it runs, never how it is set. A variable left
 * over in the shell must not change what is judged.
 * @returns {Record<string, string | undefined>}
 */
export function inherited() {
  const names = /^(PATH|HOME|USER|TMPDIR|TEMP|TMP|LANG|LC_.*|SystemRoot)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => names.test(name)));
}
