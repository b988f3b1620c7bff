import { join } from "node:path";
import { build } from "vite";
import { root } from "./prepare.mjs";

/**
 * Writes the doctor as one file for Node, because the build has neither its sources nor the packages that it imports.
 * @param {string} folder
 */
export async function bundleDoctor(folder) {
  await build({
    ...{ configFile: false, root, logLevel: "warn", publicDir: false },
    resolve: {
      alias: [
        // Refuses to load in a browser, which this file never meets.
        { find: /^server-only$/, replacement: join(root, "node_modules/server-only/empty.js") },
        { find: /^@\//, replacement: root },
      ],
    },
    ssr: { noExternal: true },
    build: {
      ...{ ssr: join(root, "scripts/doctor.ts"), outDir: folder, emptyOutDir: false, target: "node20", minify: true },
      rollupOptions: { output: { entryFileNames: "doctor.mjs", codeSplitting: false } },
    },
  });
}
