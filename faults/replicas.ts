import { setTimeout as wait } from "node:timers/promises";
import { startNginx } from "../tools/nginx";
import type { Portal } from "../tools/portal";
import { createRandom, type Random } from "../tools/random";
import { readActionId } from "../tools/server-action";
import type { FaultKind } from "./fault-kinds";
import { judge, type Submit } from "./judge";
import { createAnalysts } from "./people";
import { runRound } from "./round";
import { logFolder, openStage } from "./stage";
import type { Desk } from "./submit-case";
import { toWorld } from "./worlds";

export type ReplicaOptions = {
  readonly nginx: string;
  /** The folder of a standalone build. */
  readonly build: string;
  /** The next version's, with the same key for server actions. */
  readonly nextBuild: string;
  readonly submits: number;
  readonly users: number;
  readonly seed: number;
};

type Phase = {
  readonly name: string;
  readonly replicas: 2 | 3;
  /** One step, repeated until everybody is served. */
  readonly disturb?: (portal: Portal, turn: number, options: ReplicaOptions) => Promise<void>;
  /** No answer may be lost, not even one that a second press recovers. */
  readonly isSeamless: boolean;
};

const next = (portal: Portal, turn: number): number => portal.ports()[turn % portal.ports().length] ?? 0;

const phases: readonly Phase[] = [
  { name: "two replicas", replicas: 2, isSeamless: true },
  { name: "three replicas", replicas: 3, isSeamless: true },
  {
    name: "killed (SIGKILL)",
    replicas: 3,
    isSeamless: false,
    disturb: (portal, turn) => portal.restart(next(portal, turn), "SIGKILL"),
  },
  {
    name: "drained (SIGTERM)",
    replicas: 3,
    // nginx notices only a refused connection: one that the kernel had just accepted for the replica is lost.
    isSeamless: false,
    disturb: (portal, turn) => portal.restart(next(portal, turn), "SIGTERM"),
  },
  {
    name: "change of version",
    replicas: 3,
    isSeamless: false,
    // Forward and back again: old forms meet a new server both ways.
    disturb: (portal, turn, { build, nextBuild }) =>
      portal.restart(next(portal, turn), "SIGTERM", Math.floor(turn / 3) % 2 === 0 ? nextBuild : build),
  },
];

export type ReplicaRow = {
  readonly phase: string;
  readonly submits: number;
  readonly opened: number;
  /** Opened by a second press after a lost answer. */
  readonly repeated: number;
  readonly restarts: number;
  readonly answeredBy: readonly number[];
  /** One sentence each. */
  readonly findings: readonly string[];
};

/** Opens cases through nginx, phase by phase, while replicas come and go. `say` gets the progress. */
export async function runReplicas(options: ReplicaOptions, say: (text: string) => void): Promise<ReplicaRow[]> {
  const random = createRandom(options.seed);
  const rows: ReplicaRow[] = [];
  for (const phase of phases) {
    rows.push(await runPhase(phase, options, random));
    say(`  ${phase.name}: done`);
  }
  return rows;
}

async function runPhase(phase: Phase, options: ReplicaOptions, random: Random): Promise<ReplicaRow> {
  const { nginx, build, nextBuild, submits: count, users } = options;
  const openCase = readActionId(build, "app/cases/new/action.ts", "openCase");
  if (readActionId(nextBuild, "app/cases/new/action.ts", "openCase") !== openCase) {
    throw new Error(
      "The two builds know the form's action by different ids: they need the same key for server actions",
    );
  }
  const stage = await openStage({
    build,
    secret: `${random.uuid()}${random.uuid()}`,
    replicas: phase.replicas,
    startBalancer: startNginx(nginx, logFolder),
  });
  const { portal } = stage;
  const actions = { openCase, findCases: readActionId(build, "app/cases/new/find-cases.ts", "findCases") };
  const desk: Desk = { portal, random, actions, breaksTokens: false };
  const world = toWorld("remembered");
  const account = await stage.openAccount(world);
  const planFrom = (first: number) =>
    Array.from({ length: count }, (_, index) => ({
      kind: slowAnswer(random.between(50, 600)),
      title: `Replicas ${phase.name} ${first + index}`,
      clientToken: random.uuid(),
    }));

  const state = { isOver: false, restarts: 0 };
  const disturbing = disturbUntilOver(phase, portal, options, state);
  const submits: Submit[] = [];
  // A fast machine may serve everybody before each replica has been restarted.
  do {
    const plan = planFrom(submits.length + 1);
    submits.push(...(await runRound({ desk, aws: account.aws, analysts: createAnalysts(users), plan })));
  } while (phase.disturb && state.restarts < phase.replicas);
  state.isOver = true;
  await disturbing;
  const verdict = judge(submits, await account.aws.truth(), world.honoursTokens);
  await account.close();
  await stage.close();

  const opened = submits.filter(({ told }) => told.kind === "opened" || told.kind === "found");
  const repeated = submits.filter(({ wasUnclear }) => wasUnclear);
  const answeredBy = [...portal.answeredBy.values()];
  return {
    phase: phase.name,
    submits: submits.length,
    opened: opened.length,
    repeated: repeated.length,
    restarts: state.restarts,
    answeredBy,
    findings: [
      ...verdict.findings.map(({ what, title }) => `${title}: ${what}`),
      ...submits
        .filter((submit) => !opened.includes(submit))
        .map(({ title, told }) => `${title}: not opened, told "${told.kind}"`),
      ...(phase.isSeamless ? repeated.map(({ title }) => `${title}: an answer was lost`) : []),
      ...(answeredBy.length < phase.replicas
        ? [`only ${answeredBy.length} of ${phase.replicas} replicas answered`]
        : []),
    ],
  };
}

/** Gives a replica time to end while it opens a case. */
const slowAnswer = (ms: number): FaultKind => ({
  name: "slow answer",
  armed: [{ operation: "CreateCase", fault: "delay", details: { ms } }],
});

async function disturbUntilOver(
  { disturb }: Phase,
  portal: Portal,
  options: ReplicaOptions,
  state: { isOver: boolean; restarts: number },
): Promise<void> {
  while (disturb && !state.isOver) {
    await disturb(portal, state.restarts, options);
    state.restarts += 1;
    await portal.settled();
    await wait(betweenRestarts);
  }
}

/**
 * Milliseconds. Longer than nginx skips a failed replica (`fail_timeout`); otherwise nobody would be left to answer.
 */
const betweenRestarts = 1500;
