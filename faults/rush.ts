import { setTimeout as wait } from "node:timers/promises";
import { openForm } from "../tools/form-page";
import { createRandom, type Random } from "../tools/random";
import { callAction, readActionId } from "../tools/server-action";
import { signIn } from "../tools/sign-in";
import { type Analyst, createAnalysts } from "./people";
import { signInAll } from "./round";
import { openStage, type Stage } from "./stage";
import { readAnswer, toInput } from "./submit-case";
import { toWorld } from "./worlds";

/** Counts of people who all wanted the same thing at the same moment, by how it ended. */
export type RushRow = {
  readonly name: string;
  readonly people: number;
  readonly served: number;
  /** Within three seconds. */
  readonly refusedAtOnce: number;
  readonly refusedLater: number;
  readonly unclear: number;
  /** Cases beyond the first of a person. */
  readonly duplicates: number;
  /** Told something that AWS does not confirm. */
  readonly wrong: number;
  readonly p50: number;
  readonly slowest: number;
};

type Outcome = { readonly kind: "served" | "refused" | "unclear"; readonly milliseconds: number };

export type RushOptions = { readonly build: string; readonly seed: number };

const atOnceMilliseconds = 3000;

/** Everybody presses "Open case" in the same second, at AWS's published rates. */
export async function rushToOpen(options: RushOptions, people: number, replicas: number): Promise<RushRow> {
  const random = createRandom(options.seed);
  const stage = await openRushStage(options, random, replicas);
  const account = await stage.openAccount(toWorld("paced"));
  const analysts = createAnalysts(people);
  await signInAll(stage, analysts);
  const actionId = readActionId(options.build, "app/cases/new/action.ts", "openCase");
  // The forms are open already, or the presses would not come together.
  const pages = await Promise.all(analysts.map(({ jar }) => openForm(stage.portal, jar)));
  const outcomes = await Promise.all(
    analysts.map(async ({ jar }, index) => {
      await wait(random.between(0, 900));
      const args = [toInput(titleOf(index), random.uuid()), pages[index]];
      const startedAt = performance.now();
      const replica = stage.portal.nextReplica();
      const answer = readAnswer(await callAction({ portal: stage.portal, replica, jar, actionId, args }));
      const kind = answer.kind === "opened" ? "served" : answer.kind === "not-opened" ? "refused" : "unclear";
      return { kind, milliseconds: performance.now() - startedAt } as const;
    }),
  );
  const { cases } = await account.aws.truth();
  await account.close();
  await stage.close();
  const casesOf = (index: number) => cases.filter(({ title }) => title === titleOf(index)).length;
  return {
    ...toRow(`open, ${replicas === 1 ? "one replica" : `${replicas} replicas`}`, outcomes),
    duplicates: outcomes.reduce((sum, _, index) => sum + Math.max(0, casesOf(index) - 1), 0),
    wrong: outcomes.filter(({ kind }, index) => kind !== "unclear" && (kind === "served") !== casesOf(index) > 0)
      .length,
  };
}

const titleOf = (index: number): string => `Rush ${index + 1}`;

/** People sign in within `seconds` while STS throttles: by its rate, or each of them a number of times. */
export async function rushToSignIn(
  options: RushOptions,
  people: number,
  { seconds, stsPerSecond, throttledTimes = 0 }: { seconds: number; stsPerSecond?: number; throttledTimes?: number },
): Promise<RushRow> {
  const random = createRandom(options.seed);
  const stage = await openRushStage(options, random, 2);
  const { settings, ...world } = toWorld("remembered");
  const rate = stsPerSecond === undefined ? {} : { AWS_SIM_STS_PER_SECOND: String(stsPerSecond) };
  const account = await stage.openAccount({ ...world, settings: { ...settings, ...rate } });
  const analysts = createAnalysts(people);
  if (throttledTimes > 0) {
    const fault = { operation: "AssumeRoleWithWebIdentity", fault: "Throttling", times: throttledTimes } as const;
    for (const { sessionName } of analysts) await account.aws.arm(sessionName, fault);
  }
  const outcomes = await Promise.all(
    analysts.map(async (analyst, index) => {
      await wait((index / people) * seconds * 1000);
      return timed(() => signsIn(stage, analyst));
    }),
  );
  await account.close();
  await stage.close();
  const how = stsPerSecond === undefined ? `throttled ${throttledTimes} times each` : `STS at ${stsPerSecond} a second`;
  return toRow(`sign in within ${seconds} s, ${how}`, outcomes);
}

async function signsIn({ portal }: Stage, { jar, login }: Analyst): Promise<boolean> {
  return signIn(portal, jar, login);
}

async function timed(work: () => Promise<boolean>): Promise<Outcome> {
  const startedAt = performance.now();
  const isServed = await work().catch(() => false);
  return { kind: isServed ? "served" : "refused", milliseconds: performance.now() - startedAt };
}

function openRushStage({ build }: RushOptions, random: Random, replicas: number): Promise<Stage> {
  return openStage({ build, secret: `${random.uuid()}${random.uuid()}`, replicas });
}

function toRow(name: string, outcomes: readonly Outcome[]): RushRow {
  const count = (holds: (outcome: Outcome) => boolean) => outcomes.filter(holds).length;
  const isAtOnce = ({ milliseconds }: Outcome) => milliseconds < atOnceMilliseconds;
  const times = outcomes.map(({ milliseconds }) => Math.round(milliseconds)).sort((a, b) => a - b);
  return {
    name,
    people: outcomes.length,
    served: count(({ kind }) => kind === "served"),
    refusedAtOnce: count((outcome) => outcome.kind === "refused" && isAtOnce(outcome)),
    refusedLater: count((outcome) => outcome.kind === "refused" && !isAtOnce(outcome)),
    unclear: count(({ kind }) => kind === "unclear"),
    duplicates: 0,
    wrong: 0,
    p50: times[Math.floor(times.length / 2)] ?? 0,
    slowest: times.at(-1) ?? 0,
  };
}
