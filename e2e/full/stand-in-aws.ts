import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What AWS's command was given: its arguments, with the JSON read as AWS's command reads it. */
export type CliCall = { readonly args: string[]; readonly input: Record<string, unknown> };

// Writes down each argument in a file of its own, and where one names a file, what that holds.
const standIn = `#!/bin/sh
n=0
for argument in "$@"; do
  n=$((n + 1))
  printf %s "$argument" >"$STAND_IN_FOLDER/argument-$n"
  case "$argument" in file://*) cat "\${argument#file://}" >"$STAND_IN_FOLDER/file" ;; esac
done
`;

/**
 * Runs the command in a shell of an empty folder in which `aws` only writes down what it was given. Answers that, and
 * which other files the command has left in the folder.
 */
export function runInShell(command: string): { call: CliCall; left: string[] } {
  const folder = mkdtempSync(join(tmpdir(), "casedesk-cli-"));
  try {
    const [bin, home, temporary] = [join(folder, "bin"), join(folder, "home"), join(folder, "temporary")];
    for (const path of [bin, home, temporary]) mkdirSync(path);
    writeFileSync(join(bin, "aws"), standIn, { mode: 0o755 });
    execFileSync("/bin/sh", {
      // As it is pasted: a shell may be told more than the system lets one program be given.
      input: `${command}\n`,
      cwd: home,
      env: {
        PATH: `${bin}:/usr/bin:/bin`,
        HOME: home,
        TMPDIR: temporary,
        STAND_IN_FOLDER: folder,
        NODE_ENV: "test", // Next declares it as always there; a shell does without.
      },
    });
    const written = readdirSync(folder).filter((name) => name.startsWith("argument-"));
    const args = written.map((_, index) => readFileSync(join(folder, `argument-${index + 1}`), "utf8"));
    const last = args.at(-1) ?? "";
    const json = last.startsWith("file://") ? readFileSync(join(folder, "file"), "utf8") : last;
    const left = [home, temporary].flatMap((path) => readdirSync(path));
    return { call: { args, input: JSON.parse(json) }, left };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
