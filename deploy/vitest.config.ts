import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("./", import.meta.url)),
  test: {
    globalSetup: "temporary-folder.ts",
    include: ["{aws,cognito,kubernetes,linux,notifier}/**/*.test.ts"],
    // One process for all files: each would load the whole of the CDK again.
    fileParallelism: false,
    isolate: false,
    // The first synthesis loads the whole of the CDK, which takes seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
