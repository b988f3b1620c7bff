import { join } from "node:path";
import { inspect, parseArgs } from "node:util";
import { root } from "../../scripts/prepare.mjs";
import { killAll } from "../../tools/programs";
import { toColumns } from "../report";
import { runWriteDrill } from "./drill";
import type { Verdict } from "./judge-writes";

// Leaves no program behind, however this ends.
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const { values } = parseArgs({
  options: {
    writes: { type: "string", default: "120" },
    users: { type: "string", default: "20" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 32)) },
    "fault-rate": { type: "string", default: "0.2" },
    build: { type: "string", default: join(root, ".next/standalone") },
  },
});

const columns: readonly (readonly [string, (verdict: Verdict) => string | number])[] = [
  ["write", ({ kind }) => kind],
  ["writes", ({ writes }) => writes],
  ["faults", ({ faults }) => faults],
  ["done", ({ done }) => done],
  ["unclear resolved", ({ resolved }) => resolved],
  ["refused", ({ refused }) => refused],
  ["overtaken", ({ overtaken }) => overtaken],
  ["left unclear", ({ unknown }) => unknown],
  ["wrong words", ({ findings }) => findings.length],
];

async function main(): Promise<void> {
  const drill = {
    writes: Number(values.writes),
    users: Number(values.users),
    seed: Number(values.seed),
    faultRate: Number(values["fault-rate"]),
    build: values.build,
  };
  say(`${drill.writes} writes by ${drill.users} people, seed ${drill.seed}`);
  const verdicts = await runWriteDrill(drill, say);
  say(`\n${toColumns(columns, verdicts)}`);
  const findings = verdicts.flatMap(({ kind, findings }) => findings.map((finding) => ({ kind, ...finding })));
  for (const { kind, offence, caseId, fault, what } of findings.slice(0, 20)) {
    say(`  ${offence}, ${kind}, case ${caseId} (${fault ?? "no fault"}): ${what}`);
  }
  if (findings.length > 0) process.exitCode = 1;
  say(
    findings.length > 0
      ? `Fails: ${findings.length} wrong words. Everything that was judged is in .cache/faults.`
      : "Holds: nobody was told of a change that was not made, or not told of one that was, and none was made twice.",
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
