// npm run build: the production build, complete in .next/standalone.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { assemble } from "./assemble.mjs";
import { hintToCompile } from "./compile-hints.mjs";
import { bundleDoctor } from "./doctor-bundle.mjs";
import { hashSources, recordBuild, root } from "./prepare.mjs";
import { bin } from "./programs.mjs";

const hash = hashSources();
const { status } = spawnSync(process.execPath, [bin.next, "build"], {
  cwd: root,
  stdio: "inherit",
  env: { NEXT_TELEMETRY_DISABLED: "1", ...process.env, NODE_ENV: "production" },
});
if (status === 0) {
  assemble();
  hintToCompile(join(root, ".next/standalone/.next"));
  await bundleDoctor(join(root, ".next/standalone"));
  recordBuild(hash);
} else {
  process.exitCode = status ?? 1;
}
