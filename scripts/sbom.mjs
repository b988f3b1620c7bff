// npm run sbom: prints what the portal is made of, as CycloneDX. npm lists a copy without the tools, because its own
// `--omit=dev` also drops what a tool depends on too, such as jose: https://github.com/npm/cli/issues/7909
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./prepare.mjs";

const place = mkdtempSync(join(tmpdir(), "casedesk-sbom-"));
// npm names the whole after its folder.
const folder = join(place, "casedesk");

try {
  mkdirSync(folder);
  const { devDependencies: _tools, ...manifest } = read("package.json");
  write("package.json", manifest);
  const { packages, ...lock } = read("package-lock.json");
  /** @type {[string, {dev?: boolean, devOptional?: boolean, optional?: boolean, devDependencies?: object}][]} */
  const entries = Object.entries(packages);
  // Optional are Next's compiler and its image optimiser, which the build leaves out.
  const shipped = entries.filter(([, { dev, devOptional, optional }]) => !dev && !devOptional && !optional);
  write("package-lock.json", {
    ...lock,
    packages: Object.fromEntries(shipped.map(([path, { devDependencies: _omitted, ...rest }]) => [path, rest])),
  });
  cpSync(join(root, "packages"), join(folder, "packages"), { recursive: true });
  const args = ["sbom", "--package-lock-only", "--sbom-format=cyclonedx", "--sbom-type=application"];
  const { status } = spawnSync("npm", args, {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(place, { recursive: true });
}

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}

/**
 * @param {string} file
 * @param {object} content
 */
function write(file, content) {
  writeFileSync(join(folder, file), JSON.stringify(content));
}
