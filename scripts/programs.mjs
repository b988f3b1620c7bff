import { join } from "node:path";
import { root } from "./prepare.mjs";

/** The installed command-line programs as files for node: npx would add a process that swallows signals. */
export const bin = {
  biome: join(root, "node_modules/@biomejs/biome/bin/biome"),
  next: join(root, "node_modules/next/dist/bin/next"),
  playwright: join(root, "node_modules/@playwright/test/cli.js"),
  tsc: join(root, "node_modules/typescript/bin/tsc"),
  vitest: join(root, "node_modules/vitest/vitest.mjs"),
};
