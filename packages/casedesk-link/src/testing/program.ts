import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const program = fileURLToPath(new URL("../../bin/casedesk-link.mjs", import.meta.url));

/** Node's option that watches what a program does with the network. */
export const watched = `--import=${new URL("./watch-network.mjs", import.meta.url).href}`;

export const portal = "https://casedesk.example.com";

export type NetworkReport = { loaded: string[]; calls: unknown[] };

/** A folder for one file of tests, which is not the repository. */
export class OwnFolder {
  readonly path = mkdtempSync(join(tmpdir(), "casedesk-link-"));

  get networkReport(): NetworkReport {
    return JSON.parse(readFileSync(this.reportFile, "utf8")) as NetworkReport; // Written by watch-network.mjs.
  }

  get reportFile(): string {
    return join(this.path, "network.json");
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Runs the command in `folder`, and gives it `input`. */
export function runProgram(
  args: readonly string[],
  { folder, input = "", portalSetting = portal }: { folder: OwnFolder; input?: string; portalSetting?: string },
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, CASEDESK_URL: portalSetting, NETWORK_REPORT: folder.reportFile };
    const child = execFile(
      process.execPath,
      [watched, program, ...args],
      { cwd: folder.path, env },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(input);
  });
}
