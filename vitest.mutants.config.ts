import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
const root = fileURLToPath(new URL("./", import.meta.url));
export default defineConfig({
  resolve: { alias: [
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
      { find: /^@\/(.*)$/, replacement: `${root}$1` } ] },
  test: { testTimeout: 20_000, include: (process.env.MUTANT_TESTS ?? "").split(",") },
});
