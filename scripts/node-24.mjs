// The unit tests, the build and the main story on Node 24, which the image uses, wherever the tests themselves run.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installNode24 } from "./node-24-binary.mjs";
import { root } from "./prepare.mjs";
import { bin } from "./programs.mjs";

const node = installNode24();
if (node === undefined) {
  process.stdout.write("Left out: this machine is no Linux on x64.\n");
  process.exit(0);
}
for (const args of [
  [bin.vitest, "run", "--project=shared", "--project=isolated", "--reporter=dot"],
  [join(root, "scripts/build.mjs")],
  [bin.playwright, "test", "-c", "e2e/playwright.config.ts", "--project=portal", "e2e/open-a-case.spec.ts"],
]) {
  const { status } = spawnSync(node, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
