import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, join } from "node:path";
import { inspect } from "node:util";
import { root } from "../scripts/prepare.mjs";
import { killAll } from "../tools/programs";
import { readActionId } from "../tools/server-action";
import { launchChromium } from "./browser";
import { measureColdStart } from "./cold-start";
import { measureConversation } from "./conversation";
import { measureEvidence } from "./evidence";
import type { Figure } from "./figure";
import { isExact, isOver } from "./figure";
import { measureFirstUse } from "./first-use";
import { buildFloor } from "./floor";
import { submitCase } from "./http-client";
import { measureWithLighthouse } from "./lighthouse";
import { measureList } from "./list";
import { measureMemory } from "./memory";
import { type Options, parseOptions, type SectionName, usage } from "./options";
import { measurePageLoads } from "./page-load";
import { signInPeople } from "./people";
import { type Run, toComparison, toNoiseText, toTable, toVerdict } from "./report";
import { measureServer } from "./server";
import { measureSizes } from "./sizes";
import { openStage } from "./stage";
import { measureSubmit } from "./submit";
import { measureThroughput } from "./throughput";
import { measureTyping } from "./typing";
import type { World } from "./world";
import { Yardstick } from "./yardstick";

// Leaves no program behind, however this ends.
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function main(): Promise<void> {
  const options = readOptions();
  const compareWith = options.compareWith ?? (existsSync(options.file) ? options.file : undefined);
  const earlier = compareWith === undefined ? undefined : readRun(compareWith);
  const run = await measureAll(options);
  mkdirSync(dirname(options.file), { recursive: true });
  writeFileSync(options.file, `${JSON.stringify(run, null, 1)}\n`);
  say(`\n${toTable(run)}\n\n${toNoiseText(run)}\n`);
  if (earlier) say(`${toComparison(earlier, run)}\n`);
  say(`${toVerdict(run)}\nWritten to ${options.file}`);
  // Only exact figures fail a run: the others depend on the machine.
  if (run.figures.some((figure) => isExact(figure) && isOver(figure))) process.exitCode = 1;
}

async function measureAll({ build, sections, isQuick }: Options): Promise<Run> {
  const load = loadavg()[0] ?? Number.NaN;
  say("Building a bare Next app to compare with …");
  const floorBuild = buildFloor();
  const stage = await openStage(build, floorBuild, randomBytes(32).toString("base64url"));
  const browser = await launchChromium();
  const openCase = readActionId(build, "app/cases/new/action.ts", "openCase");
  const [person] = await signInPeople(stage.portal, 1);
  if (!person) throw new Error("Nobody is signed in");
  const { caseId } = await submitCase({ portal: stage.portal, port: stage.port, openCase }, person);
  const world: World = { stage, browser, person, openCase, caseId, isQuick };

  const measures: Readonly<Record<SectionName, () => Promise<Figure[]>>> = {
    sizes: () => measureSizes(world),
    "first-use": () => measureFirstUse(world),
    load: () => measurePageLoads(world),
    lighthouse: () => measureWithLighthouse(world),
    typing: () => measureTyping(world),
    list: () => measureList(world),
    conversation: () => measureConversation(world),
    evidence: () => measureEvidence(world),
    submit: () => measureSubmit(world),
    server: () => measureServer(world),
    throughput: () => measureThroughput(world),
    memory: () => measureMemory(world),
    start: () => measureColdStart(world, floorBuild),
  };
  const yardstick = new Yardstick();
  const figures: Figure[] = [];
  yardstick.measure();
  for (const name of sections) {
    const startedAt = performance.now();
    figures.push(...(await measures[name]()));
    say(`  ${name}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    yardstick.measure();
  }
  const machine = { cpus: cpus().length, node: process.versions.node, browser: browser.version(), load };
  await browser.close();
  await stage.close();
  return { at: new Date().toISOString(), commit: readCommit(), isQuick, machine, noise: yardstick.noise(), figures };
}

function readOptions(): Options {
  const defaults = { build: join(root, ".next/standalone"), file: join(root, ".cache/bench/latest.json") };
  try {
    return parseOptions(process.argv.slice(2), defaults);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`);
    process.exit(1);
  }
}

function readRun(file: string): Run {
  return JSON.parse(readFileSync(file, "utf8")) as Run; // Written by this program.
}

/** With a plus when something is not committed. */
function readCommit(): string {
  try {
    const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") === "" ? "" : "+"}`;
  } catch {
    return "unknown";
  }
}

main().catch((error: unknown) => {
  // The measurement itself failed: show where.
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
