import { join } from "node:path";
import { inspect, parseArgs } from "node:util";
import { root } from "../scripts/prepare.mjs";
import { killAll } from "../tools/programs";
import { type FloodRow, limits, runFlood } from "./flood";
import { toColumns } from "./report";

// Leaves no program behind, however this ends.
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const whole = (value: number | undefined): string => (value === undefined ? "?" : String(Math.round(value)));

const columns: readonly (readonly [string, (row: FloodRow) => string | number])[] = [
  ["strangers send", ({ kind }) => kind],
  ["/api/health, worst ms", ({ health }) => whole(health)],
  ["a case, worst ms", ({ openCase }) => whole(openCase)],
  ["cases opened", ({ opened }) => opened],
  ["memory, MB", ({ memory }) => whole(memory)],
];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      build: { type: "string", default: join(root, ".next/standalone") },
      strangers: { type: "string", default: "200" },
      seconds: { type: "string", default: "10" },
      only: { type: "string", default: "" },
    },
  });
  const { build, only } = values;
  const options = { build, only, strangers: Number(values.strangers), seconds: Number(values.seconds) };
  if (!options.strangers || !options.seconds) throw new Error("--strangers and --seconds must be numbers.");
  say(`${options.strangers} strangers for ${options.seconds} s each`);
  const rows = await runFlood(options, say);
  say(`\n${toColumns(columns, rows)}\n`);
  const over = rows.filter(
    ({ health, openCase, opened, memory = 0 }) =>
      health > limits.health || openCase > limits.openCase || opened === 0 || memory > limits.memory,
  );
  if (over.length === 0) {
    say(`Holds: health within ${limits.health} ms, a case within ${limits.openCase} ms, ${limits.memory} MB at most.`);
  } else {
    say(`Fails: ${over.map(({ kind }) => kind).join(", ")}.`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
