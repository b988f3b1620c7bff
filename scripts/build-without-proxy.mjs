// Builds the portal without proxy.ts in .cache/without-proxy, unless that build is of these sources already. The tests
// tagged @authorisation run against it too.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { hashSources, root } from "./prepare.mjs";
import { folderWithoutProxy, isBuiltWithoutProxy, recordBuildWithoutProxy } from "./without-proxy.mjs";

const copied = [
  ...["app", "components", "lib", "packages", "public", "scripts"],
  ...["next.config.js", "postcss.config.mjs", "instrumentation.ts", "instrumentation-client.ts"],
  ...["package.json", "package-lock.json", "tsconfig.json", "next-env.d.ts"],
];

if (isBuiltWithoutProxy()) {
  process.stdout.write("The build without proxy.ts is of these sources.\n");
} else {
  const hash = hashSources();
  copySources();
  const { status } = spawnSync(process.execPath, [join(folderWithoutProxy, "scripts/build.mjs")], {
    cwd: folderWithoutProxy,
    stdio: "inherit",
  });
  if (status === 0) recordBuildWithoutProxy(hash);
  else process.exitCode = status ?? 1;
}

/** Tests stay behind: they need the simulators to compile. What an earlier build left as cache is kept. */
function copySources() {
  mkdirSync(folderWithoutProxy, { recursive: true });
  for (const path of copied) {
    const to = join(folderWithoutProxy, path);
    rmSync(to, { recursive: true, force: true });
    if (!existsSync(join(root, path))) continue;
    cpSync(join(root, path), to, { recursive: true, filter: (file) => !/\.test\.tsx?$/.test(file) });
  }
  rmSync(join(folderWithoutProxy, "node_modules"), { recursive: true, force: true });
  linkFolder(join(root, "node_modules"), join(folderWithoutProxy, "node_modules"));
}

/**
 * Hard links: a copy would take half a gigabyte, and the bundler refuses a symbolic link out of its folder. The link of
 * @aws-sdk/client-security-ir is relative, and so leads to the copy's own packages/.
 * @param {string} from
 * @param {string} to
 */
function linkFolder(from, to) {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}
