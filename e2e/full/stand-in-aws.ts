import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The arguments of the aws command, with the JSON as the command reads it. */
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
 * Runs the command in an empty folder with an `aws` that only records its arguments. Also returns the files left
 * behind.
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
