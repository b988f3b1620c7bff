import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The CDK leaves a temporary folder for each app that it synthesises. During the tests, they are all in this one, which
// is removed after the last test.

const folder = mkdtempSync(join(tmpdir(), "casedesk-deploy-"));

export function setup(): void {
  // biome-ignore lint/style/noProcessEnv: handed on to the tests' processes; nothing here is read.
  process.env.TMPDIR = folder;
}

export function teardown(): void {
  rmSync(folder, { recursive: true });
}
