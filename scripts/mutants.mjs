// npm run mutants: changes the files that guard the portal, one place at a time, and runs their tests on each change.
// Prints the changes that no test noticed. On demand only: it takes a quarter of an hour or more.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installNode24 } from "./node-24-binary.mjs";
import { root } from "./prepare.mjs";

const stryker = "10.1.1";
const folder = join(root, ".cache/stryker");
const program = join(folder, "node_modules/@stryker-mutator/core/bin/stryker.js");

/** Each with the tests that must notice a change of it. */
const guards = {
  "lib/auth/seal.ts": ["lib/auth/secrets.test.ts", "lib/auth/session.test.ts", "lib/auth/refusal.test.ts"],
  "lib/auth/secrets.ts": ["lib/auth/secrets.test.ts", "lib/auth/options.test.ts"],
  "lib/auth/session.ts": ["lib/auth/session.test.ts"],
  "lib/auth/session-claims.ts": ["lib/auth/session.test.ts", "lib/auth/keep-session.test.ts"],
  "lib/auth/keep-session.ts": ["lib/auth/keep-session.test.ts"],
  "lib/auth/session-validity.ts": ["lib/auth/session-validity.test.ts", "lib/auth/session.test.ts"],
  "lib/auth/sign-in.ts": ["lib/auth/identity-provider.test.ts", "lib/auth/options.test.ts"],
  "lib/auth/sign-in-attempt.ts": ["lib/auth/identity-provider.test.ts", "lib/auth/options.test.ts"],
  "lib/auth/role-choice.ts": ["lib/auth/role-choice.test.ts"],
  "lib/auth/role-session-name.ts": ["lib/auth/role-session-name.test.ts"],
  "lib/auth/own-page.ts": ["lib/auth/own-page.test.ts"],
  "lib/auth/local-path.ts": ["app/sign-in/page.test.tsx", "lib/auth/options.test.ts"],
  "lib/user-action.ts": ["lib/user-action.test.ts"],
  "lib/request-guard.ts": ["lib/request-guard.test.ts"],
};

const chosen = process.argv.slice(2);
const files = Object.keys(guards).filter((file) => chosen.length === 0 || chosen.includes(file));
// Stryker needs a newer Node than the tests do.
const node = installNode24();
if (node === undefined) throw new Error("This machine is no Linux on x64. Install Node 24 and run Stryker yourself.");
if (!existsSync(program)) {
  const options = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder];
  spawnSync("npm", ["install", ...options, `@stryker-mutator/core@${stryker}`], { stdio: "inherit" });
}
mkdirSync(folder, { recursive: true });
for (const file of files) {
  const tests = guards[/** @type {keyof typeof guards} */ (file)];
  const settings = {
    mutate: [file],
    // Its runner for vitest is faster, but changes nothing that a module computes only once.
    testRunner: "command",
    commandRunner: { command: `${node} node_modules/vitest/vitest.mjs run --bail=1 --reporter=dot ${tests.join(" ")}` },
    checkers: [],
    reporters: ["clear-text"],
    clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false },
    concurrency: 2,
    // Texts of messages and names of events have no test each.
    mutator: { excludedMutations: ["StringLiteral"] },
    timeoutMS: 60_000,
    // Stryker would read it with a TypeScript that has no API any more.
    tsconfigFile: "none",
    tempDirName: ".cache/stryker/sandbox",
    ignorePatterns: ["/.next", "/.cache", "/docs", "/e2e", "/bench", "/faults"],
  };
  const file24 = join(folder, "stryker.conf.json");
  writeFileSync(file24, JSON.stringify(settings));
  const { status } = spawnSync(node, [program, "run", file24], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
