import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("./", import.meta.url));
const tests = "**/*.test.{ts,tsx}";
const never = ["**/node_modules/**", "**/.next/**", "**/.cache/**"];
/** Megabytes of hostile text. */
const long = ["lib/evidence/hostile.test.ts"];
/** What ships; needs a build. */
const ships = [`scripts/ships/${tests}`];

export default defineConfig({
  resolve: {
    alias: [
      // Server files refuse to load in a browser bundle; a unit test is neither, so the marker is empty here.
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
      { find: /^@\/(.*)$/, replacement: `${root}$1` },
    ],
  },
  test: {
    // Property tests and RSA keys take their time on a busy machine.
    testTimeout: 20_000,
    // Vitest itself leaves one core idle, which on two cores is half of them.
    maxWorkers: "100%",
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: [
            `{bench,components,faults,packages,scripts,simulators,tools}/${tests}`,
            `lib/{cases,evidence}/${tests}`,
          ],
          exclude: [...never, ...long, ...ships],
          // These modules hold no state and no test mocks one, so all files can share a process, in half the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "isolated",
          include: ["*.test.ts", `app/${tests}`, `lib/${tests}`],
          exclude: [...never, ...long, `lib/{cases,evidence}/${tests}`],
        },
      },
      // Only `npm run test:full` and a plain `npx vitest run` include these.
      { extends: true, test: { name: "long", include: long, exclude: never } },
      { extends: true, test: { name: "ships", include: ships, exclude: never } },
    ],
  },
});
