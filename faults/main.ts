import { join } from "node:path";
import { inspect } from "node:util";
import { root } from "../scripts/prepare.mjs";
import { killAll } from "../tools/programs";
import { runDrill } from "./drill";
import { parseOptions, usage } from "./options";
import { toTable, toVerdictText } from "./report";

// Leaves no program behind, however this ends.
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function main(): Promise<void> {
  const options = readOptions();
  const { submits, users, seed, faultRate } = options;
  say(`${submits} submits by ${users} people, ${Math.round(faultRate * 100)} % with a fault, seed ${seed}`);
  const rows = await runDrill(options, say);
  say(`\n${toTable(rows)}\n\n${toVerdictText(rows)}`);
  if (rows.some(({ verdict }) => verdict.findings.length > 0)) process.exitCode = 1;
}

function readOptions() {
  try {
    return parseOptions(process.argv.slice(2), join(root, ".next/standalone"));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`);
    process.exit(1);
  }
}

main().catch((error: unknown) => {
  // The drill itself failed: show where.
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
