import { join } from "node:path";
import { inspect, parseArgs } from "node:util";
import { root } from "../scripts/prepare.mjs";
import { killAll } from "../tools/programs";
import { type CookieRow, proxies, runCookies } from "./cookies";
import { toColumns } from "./report";

// Leaves no program behind, however this ends.
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const columns: readonly (readonly [string, (row: CookieRow) => string | number])[] = [
  ["portal at", ({ scheme }) => scheme],
  ["session token", ({ tokenLength }) => tokenLength],
  ["roles", ({ roles }) => roles],
  ["SESSION_COOKIE_MAX_BYTES", ({ limit }) => limit],
  ["cookie, bytes", ({ cookieBytes }) => cookieBytes ?? "-"],
  ["answer's headers, bytes", ({ headerBytes }) => headerBytes ?? "-"],
  ["query of 500 characters", ({ keepsQuery }) => (keepsQuery === undefined ? "-" : keepsQuery ? "kept" : "left out")],
  ...proxies.map((proxy) => [proxy, ({ outcomes }: CookieRow) => outcomes[proxy]] as const),
];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      nginx: { type: "string", default: "nginx" },
      build: { type: "string", default: join(root, ".next/standalone") },
      roles: { type: "string", default: "1,50" },
    },
  });
  const roles = values.roles.split(",").map(Number);
  const rows = await runCookies({ nginx: values.nginx, build: values.build, roles }, say);
  say(`\n${toColumns(columns, rows)}\n`);
  const wrong = rows.filter(({ isExpected }) => !isExpected);
  if (wrong.length === 0)
    say("Holds: a cookie of 2,700 bytes works everywhere; longer ones where proxy and setting allow it.");
  else {
    say(`Fails: ${wrong.length} rows.`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
