import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The CDK writes each app that it synthesises into a temporary folder of its own, and leaves it there. During the tests these folders lie in
// one, which goes with the last test.

const folder = mkdtempSync(join(tmpdir(), "casedesk-deploy-"));

export function setup(): void {
  // biome-ignore lint/style/noProcessEnv: handed on to the tests' processes; nothing here is read.
  process.env.TMPDIR = folder;
}

export function teardown(): void {
  rmSync(folder, { recursive: true });
}
