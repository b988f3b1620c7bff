import { join } from "node:path";
import { inspect, parseArgs } from "node:util";
import { root } from "../scripts/prepare.mjs";
import { killAll } from "../tools/programs";
import { toColumns } from "./report";
import { type RushRow, rushToOpen, rushToSignIn } from "./rush";
import { watchPages } from "./watch-pages";

// Leaves no program behind, however this ends.
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

const scenes = ["open", "sign-in", "pages"];

const usage = `npm run rush -- [options]
  --only A,B        of ${scenes.join(", ")} (all)
  --quick           12 people open cases, and 60 sign in; nothing else
  --minutes N       how long the open pages are watched (6)
  --pages N         how many (50)
  --seed N          repeats a run (1)
  --build FOLDER    another standalone build (.next/standalone)`;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const columns: readonly (readonly [string, (row: RushRow) => string | number])[] = [
  ["at the same moment", ({ name }) => name],
  ["people", ({ people }) => people],
  ["served", ({ served }) => served],
  ["refused at once", ({ refusedAtOnce }) => refusedAtOnce],
  ["refused later", ({ refusedLater }) => refusedLater],
  ["unclear", ({ unclear }) => unclear],
  ["duplicates", ({ duplicates }) => duplicates],
  ["told wrong", ({ wrong }) => wrong],
  ["p50 ms", ({ p50 }) => p50],
  ["slowest ms", ({ slowest }) => slowest],
];

async function main(): Promise<void> {
  const options = readOptions();
  const { isQuick, only } = options;
  // Everybody fits into the time in the first, and only some in the second.
  const everybody: RushRow[] = [];
  const some: RushRow[] = [];
  if (only.includes("open")) {
    everybody.push(await rushToOpen(options, isQuick ? 12 : 20, 2));
    if (!isQuick) some.push(await rushToOpen(options, 60, 1), await rushToOpen(options, 60, 2));
  }
  if (only.includes("sign-in")) {
    everybody.push(await rushToSignIn(options, isQuick ? 60 : 200, { seconds: 0, stsPerSecond: 20 }));
    if (!isQuick) everybody.push(await rushToSignIn(options, 200, { seconds: 60, throttledTimes: 2 }));
  }
  const rows = [...everybody, ...some];
  if (rows.length > 0) say(`\n${toColumns(columns, rows)}\n`);
  const findings = [...everybody.flatMap(toRefused), ...rows.flatMap(toFaults)];
  if (only.includes("pages") && !isQuick) findings.push(...(await watchPages(options, say)));
  if (findings.length === 0) {
    say(
      "Holds: everybody who fits into the time is served at the first press, the others are told, nothing is doubled.",
    );
  } else {
    say(`${findings.join("\n")}\nFails: ${findings.length} findings.`);
    process.exitCode = 1;
  }
}

const toRefused = ({ name, people, served }: RushRow): string[] =>
  served === people ? [] : [`  ${name}: only ${served} of ${people} were served`];

function toFaults({ name, unclear, duplicates, wrong, slowest }: RushRow): string[] {
  return [
    ...(unclear + duplicates + wrong > 0
      ? [`  ${name}: ${unclear} unclear, ${duplicates} doubled, ${wrong} wrong`]
      : []),
    ...(slowest > longestMilliseconds ? [`  ${name}: somebody waited ${slowest} ms`] : []),
  ];
}

/** The portal's deadline for a call to AWS, and the time around it on a busy machine. */
const longestMilliseconds = 27_000;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: "string", default: scenes.join(",") },
        quick: { type: "boolean", default: false },
        minutes: { type: "string", default: "6" },
        pages: { type: "string", default: "50" },
        seed: { type: "string", default: "1" },
        build: { type: "string", default: join(root, ".next/standalone") },
      },
    });
    const [minutes, pages, seed] = [values.minutes, values.pages, values.seed].map(Number);
    const only = values.only.split(",");
    const unknown = only.find((scene) => !scenes.includes(scene));
    if (unknown !== undefined) throw new Error(`--only knows ${scenes.join(", ")}, but not "${unknown}".`);
    if (!minutes || !pages || seed === undefined || Number.isNaN(minutes + pages + seed)) {
      throw new Error("--minutes, --pages and --seed must be numbers.");
    }
    return { only, isQuick: values.quick, minutes, pages, seed, build: values.build };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`);
    process.exit(1);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
