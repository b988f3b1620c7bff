import { setTimeout as wait } from "node:timers/promises";
import { signIn } from "../tools/sign-in";
import type { AwsSimulator } from "./aws-simulator";
import { longestWait } from "./fault-kinds";
import type { Submit } from "./judge";
import { toOnTry } from "./mishaps";
import type { Analyst } from "./people";
import type { PlannedSubmit } from "./plan";
import { type Desk, type Submitted, submitCase } from "./submit-case";

export type Round = {
  readonly desk: Desk;
  readonly aws: AwsSimulator;
  readonly analysts: readonly Analyst[];
  readonly plan: readonly PlannedSubmit[];
  /** Between two submits of one person. None if it is left out. */
  readonly pauseSeconds?: readonly [least: number, most: number] | undefined;
};

/**
 * The analysts work through the plan in parallel, one submit each. Resolves when no late write can change AWS any more.
 */
export async function runRound({ desk, aws, analysts, plan, pauseSeconds = [0, 0] }: Round): Promise<Submit[]> {
  await signInAll(desk, analysts);
  const queue = [...plan];
  const submits: Submit[] = [];
  let settledAt = 0;
  await Promise.all(
    analysts.map(async (analyst) => {
      for (let planned = queue.shift(); planned; planned = queue.shift()) {
        submits.push(await submit(desk, aws, analyst, planned));
        if (planned.kind) settledAt = Math.max(settledAt, performance.now() + longestWait(planned.kind));
        const [least, most] = pauseSeconds;
        await wait(1000 * desk.random.between(least, most));
      }
    }),
  );
  await wait(Math.max(0, settledAt - performance.now()));
  return submits;
}

async function submit(desk: Desk, aws: AwsSimulator, analyst: Analyst, planned: PlannedSubmit): Promise<Submit> {
  const { title, kind } = planned;
  const { sessionName } = analyst;
  for (const fault of kind?.armed ?? []) await aws.arm(sessionName, fault);
  const startedAt = performance.now();
  const submitted =
    kind?.mishap === "signed-out"
      ? await submitSignedOut(desk, analyst, planned)
      : await submitCase(desk, analyst, planned, toOnTry(desk, kind));
  const milliseconds = performance.now() - startedAt;
  if (kind) await aws.disarm(sessionName);
  return { title, sessionName, fault: kind?.name ?? null, milliseconds, ...submitted };
}

/** STS refuses the sign-in. The person sends all the same, is refused, signs in again and repeats. */
async function submitSignedOut(desk: Desk, analyst: Analyst, planned: PlannedSubmit): Promise<Submitted> {
  // The replica may have been killed for another submit, which is a refusal too.
  const isIn = await signInAnew(desk, analyst).catch(() => false);
  if (isIn) throw new Error(`STS refused ${analyst.login}, and the portal let them in`);
  const first = await submitCase(desk, analyst, planned, () => undefined);
  await requireSignIn(desk, analyst);
  return first.told.kind === "not-opened" ? submitCase(desk, analyst, planned, () => undefined) : first;
}

async function signInAnew(desk: Pick<Desk, "portal">, { jar, login }: Analyst): Promise<boolean> {
  jar.clear();
  return signIn(desk.portal, jar, login);
}

const signInsAtOnce = 6;
const signInTries = 3;

/** A few at a time: the drill has not begun. */
export async function signInAll(desk: Pick<Desk, "portal">, analysts: readonly Analyst[]): Promise<void> {
  const queue = [...analysts];
  const workers = Array.from({ length: signInsAtOnce }, async () => {
    for (let analyst = queue.shift(); analyst; analyst = queue.shift()) await requireSignIn(desk, analyst);
  });
  await Promise.all(workers);
}

/** Retries as a person would: a busy machine or a replica killed for another submit may cost a try. */
async function requireSignIn(desk: Pick<Desk, "portal">, analyst: Analyst): Promise<void> {
  for (let tries = 1; tries <= signInTries; tries += 1) {
    if (await signInAnew(desk, analyst).catch(() => false)) return;
  }
  throw new Error(`The portal did not let ${analyst.login} in, ${signInTries} times`);
}
