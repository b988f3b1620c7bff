import { join } from "node:path";
import { inspect, parseArgs } from "node:util";
import { root } from "../scripts/prepare.mjs";
import { killAll } from "../tools/programs";
import { type ReplicaRow, runReplicas } from "./replicas";
import { toColumns } from "./report";

// Leaves no program behind, however this ends.
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const columns: readonly (readonly [string, (row: ReplicaRow) => string | number])[] = [
  ["replicas", ({ phase }) => phase],
  ["submits", ({ submits }) => submits],
  ["opened", ({ opened }) => opened],
  ["after a second press", ({ repeated }) => repeated],
  ["restarts", ({ restarts }) => restarts],
  ["answers of each", ({ answeredBy }) => answeredBy.join(" + ")],
];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      nginx: { type: "string", default: "nginx" },
      build: { type: "string", default: join(root, ".next/standalone") },
      "next-build": { type: "string", default: join(root, ".cache/without-proxy/.next/standalone") },
      submits: { type: "string", default: "60" },
      users: { type: "string", default: "10" },
      seed: { type: "string", default: "1" },
    },
  });
  const { nginx, build, "next-build": nextBuild } = values;
  const [submits, users, seed] = [values.submits, values.users, values.seed].map(Number);
  if (!submits || !users || seed === undefined) throw new Error("--submits, --users and --seed must be numbers.");
  say(`${submits} submits by ${users} people in each line, through nginx, in turn, seed ${seed}`);
  const rows = await runReplicas({ nginx, build, nextBuild, submits, users, seed }, say);
  const findings = rows.flatMap(({ phase, findings }) => findings.map((finding) => `  ${phase}: ${finding}`));
  say(`\n${toColumns(columns, rows)}\n`);
  if (findings.length === 0) {
    say("Holds: every submit opened its case, and opened it once; a lost answer cost a second press and no more.");
  } else {
    say(`${findings.slice(0, 20).join("\n")}\nFails: ${findings.length} findings.`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
