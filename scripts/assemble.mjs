import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeNotices } from "./notices.mjs";
import { root } from "./prepare.mjs";

const standalone = join(root, ".next/standalone");

// Next copies its image optimiser with its packages, which the portal does not use: 19 MB of native code.
const unused = ["sharp", "@img", "detect-libc", "semver"].map((name) => `node_modules/${name}`);

/**
 * Completes .next/standalone: adds public/ and .next/static, which Next leaves to a CDN, and the licenses; removes .env
 * files and what is not used.
 */
export function assemble() {
  cpSync(join(root, ".next/static"), join(standalone, ".next/static"), { recursive: true });
  if (existsSync(join(root, "public"))) cpSync(join(root, "public"), join(standalone, "public"), { recursive: true });
  writeNotices(join(standalone, "THIRD-PARTY-NOTICES.txt"));
  for (const folder of unused) rmSync(join(standalone, folder), { recursive: true, force: true });
  for (const file of readdirSync(standalone).filter((name) => name.startsWith(".env"))) {
    rmSync(join(standalone, file));
  }
}
