import { join } from "node:path";
import { inspect, parseArgs } from "node:util";
import { root } from "../../scripts/prepare.mjs";
import { killAll } from "../../tools/programs";
import { toColumns } from "../report";
import { worldNames } from "../worlds";
import { type CommentDrill, type Row, runCommentDrill } from "./drill";

// Leaves no program behind, however this ends.
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const { values } = parseArgs({
  options: {
    /** In each world. */
    comments: { type: "string", default: "100" },
    users: { type: "string", default: "20" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 32)) },
    worlds: { type: "string", default: worldNames.join(",") },
    "fault-rate": { type: "string", default: "0.2" },
    rates: { type: "boolean", default: false },
  },
});

function toDrill(): CommentDrill {
  const asked = values.worlds.split(",");
  return {
    comments: Number(values.comments),
    users: Number(values.users),
    seed: Number(values.seed),
    worlds: worldNames.filter((name) => asked.includes(name)),
    faultRate: Number(values["fault-rate"]),
    build: join(root, ".next/standalone"),
    withRates: values.rates,
  };
}

const columns: readonly (readonly [string, (row: Row) => string | number])[] = [
  ["world", ({ world }) => world],
  ["comments", ({ verdict }) => verdict.comments],
  ["faults", ({ verdict }) => verdict.faults],
  ["added", ({ verdict }) => verdict.added],
  ["refused", ({ verdict }) => verdict.refused],
  ["left unclear", ({ verdict }) => verdict.unknown],
  ["doubles", ({ verdict }) => verdict.doubles],
  ["offences", ({ verdict }) => verdict.findings.length],
];

async function main(): Promise<void> {
  const drill = toDrill();
  say(`${drill.comments} comments by ${drill.users} people in each world, seed ${drill.seed}`);
  const rows = await runCommentDrill(drill, say);
  say(`\n${toColumns(columns, rows)}`);
  const findings = rows.flatMap(({ world, verdict }) => verdict.findings.map((finding) => ({ world, ...finding })));
  for (const { world, offence, fault, what, body } of findings.slice(0, 20)) {
    say(`  ${offence}, ${world}, ${body.split("\n")[0]} (${fault ?? "no fault"}): ${what}`);
  }
  if (findings.length > 0) process.exitCode = 1;
  say(
    findings.length > 0
      ? `Fails: ${findings.length} offences. Everything that was judged is in .cache/faults.`
      : "Holds: no comment was lost, doubled in silence, out of order, or under another person.",
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
