import { join } from "node:path";
import { root } from "@/scripts/prepare.mjs";
import { runWorld } from "./drill";
import { parseOptions, usage } from "./options";
import { killAll } from "./programs";
import { type Row, toTable, toVerdictText } from "./report";
import { toWorld } from "./worlds";

// However this ends, nothing that it started stays behind.
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

const say = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), join(root, ".next/standalone"));
  const { submits, users, seed, faultRate, worlds } = options;
  say(`${submits} submits by ${users} people, ${Math.round(faultRate * 100)} % with a fault, seed ${seed}`);
  const rows: Row[] = [];
  for (const [index, name] of worlds.entries()) {
    const share = Math.floor(submits / worlds.length) + (index < submits % worlds.length ? 1 : 0);
    rows.push(await runWorld(toWorld(name), share, options, (done) => say(`  ${name}: ${done} of ${share}`)));
  }
  say(`\n${toTable(rows)}\n\n${toVerdictText(rows)}`);
  if (rows.some(({ verdict }) => verdict.findings.length > 0)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`);
  process.exit(1);
});
