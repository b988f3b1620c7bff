import { join } from "node:path";
import { inspect, parseArgs } from "node:util";
import { root } from "../../scripts/prepare.mjs";
import { killAll } from "../../tools/programs";
import { toColumns } from "../report";
import { type FileDrill, type Row, runFileDrill } from "./drill";

// Leaves no program behind, however this ends.
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** The most that one replica needs for files above its memory at rest. */
const mostMemory = 64;

const { values } = parseArgs({
  options: {
    files: { type: "string", default: "50" },
    /** Of each file: 100 is the most that AWS takes. */
    megabytes: { type: "string", default: "100" },
    "at-once": { type: "string", default: "5,50" },
    seed: { type: "string", default: "1" },
    build: { type: "string", default: join(root, ".next/standalone") },
  },
});

const drill: FileDrill = {
  files: Number(values.files),
  megabytes: Number(values.megabytes),
  atOnce: values["at-once"].split(",").map(Number),
  seed: Number(values.seed),
  build: values.build,
};

const columns: readonly (readonly [string, (row: Row) => string | number])[] = [
  ["round", ({ round }) => round],
  ["files", ({ files }) => files],
  ["tries", ({ tries }) => tries],
  ["MB/s", ({ megabytesPerSecond }) => Math.round(megabytesPerSecond) || ""],
  ["time ÷ direct", ({ ratio }) => ratio?.toFixed(2) ?? ""],
  ["memory above idle, MiB", ({ memory }) => (memory === undefined ? "" : Math.round(memory))],
  ["offences", ({ findings }) => findings.length],
];

async function main(): Promise<void> {
  say(`${drill.files} files of ${drill.megabytes} MiB, seed ${drill.seed}`);
  const rows = await runFileDrill(drill, say);
  say(`\n${toColumns(columns, rows)}\n`);
  const findings = rows.flatMap(({ round, findings }) => findings.map((finding) => `${round}: ${finding}`));
  for (const { round, memory = 0 } of rows) {
    if (memory > mostMemory) findings.push(`${round}: ${Math.round(memory)} MiB above idle`);
  }
  for (const finding of findings.slice(0, 20)) say(`  ${finding}`);
  if (findings.length === 0)
    say(`Holds: every file is there once and comes back, byte for byte, within ${mostMemory} MiB of memory.`);
  else {
    say(`Fails: ${findings.length} offences.`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
