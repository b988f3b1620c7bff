import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

const standalone = join(root, ".next/standalone");

/** Completes .next/standalone: adds public/ and .next/static, which Next leaves to a CDN, and removes .env files. */
export function assemble() {
  cpSync(join(root, ".next/static"), join(standalone, ".next/static"), { recursive: true });
  if (existsSync(join(root, "public"))) cpSync(join(root, "public"), join(standalone, "public"), { recursive: true });
  for (const file of readdirSync(standalone).filter((name) => name.startsWith(".env"))) {
    rmSync(join(standalone, file));
  }
}
