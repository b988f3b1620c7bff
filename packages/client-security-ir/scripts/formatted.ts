import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const run = promisify(execFile);

/** Formats and sorts imports as Biome does for a file in src/generated. */
export async function formatted(name: string, text: string): Promise<string> {
  const path = `packages/client-security-ir/src/generated/${name}`;
  const args = ["node_modules/@biomejs/biome/bin/biome", "check", "--write", `--stdin-file-path=${path}`];
  const running = run(process.execPath, args, { cwd: root });
  running.child.stdin?.end(text);
  return (await running).stdout;
}
