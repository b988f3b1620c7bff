import { setTimeout as wait } from "node:timers/promises";
import { signIn } from "../tools/sign-in";
import type { AwsSimulator } from "./aws-simulator";
import { longestWait } from "./fault-kinds";
import type { Submit } from "./judge";
import type { Analyst } from "./people";
import type { PlannedSubmit } from "./plan";
import { type Desk, type OnTry, type Submitted, submitCase } from "./submit-case";

export type Round = {
  readonly desk: Desk;
  readonly aws: AwsSimulator;
  readonly analysts: readonly Analyst[];
  readonly plan: readonly PlannedSubmit[];
};

/**
 * The analysts work through the plan in parallel, one submit each. Resolves when no late write can change AWS any more.
 */
export async function runRound({ desk, aws, analysts, plan }: Round): Promise<Submit[]> {
  await signInAll(desk, analysts);
  const queue = [...plan];
  const submits: Submit[] = [];
  let settledAt = 0;
  await Promise.all(
    analysts.map(async (analyst) => {
      for (let planned = queue.shift(); planned; planned = queue.shift()) {
        submits.push(await submit(desk, aws, analyst, planned));
        if (planned.kind) settledAt = Math.max(settledAt, performance.now() + longestWait(planned.kind));
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
      : await submitCase(desk, analyst, planned, toOnTry(desk, kind?.mishap));
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

function toOnTry({ portal, random }: Desk, mishap: string | undefined): OnTry {
  return (tries, replica) => {
    if (tries > 1) return undefined;
    if (mishap === "connection-lost") return AbortSignal.timeout(random.between(30, 900));
    if (mishap === "replica-killed") void wait(random.between(30, 900)).then(() => portal.restart(replica, "SIGKILL"));
    return undefined;
  };
}

async function signInAnew(desk: Desk, { jar, login }: Analyst): Promise<boolean> {
  jar.clear();
  return signIn(desk.portal, jar, login);
}

const signInsAtOnce = 6;
const signInTries = 3;

/** A few at a time: the drill has not begun. */
async function signInAll(desk: Desk, analysts: readonly Analyst[]): Promise<void> {
  const queue = [...analysts];
  const workers = Array.from({ length: signInsAtOnce }, async () => {
    for (let analyst = queue.shift(); analyst; analyst = queue.shift()) await requireSignIn(desk, analyst);
  });
  await Promise.all(workers);
}

/** Retries as a person would: a busy machine or a replica killed for another submit may cost a try. */
async function requireSignIn(desk: Desk, analyst: Analyst): Promise<void> {
  for (let tries = 1; tries <= signInTries; tries += 1) {
    if (await signInAnew(desk, analyst).catch(() => false)) return;
  }
  throw new Error(`The portal did not let ${analyst.login} in, ${signInTries} times`);
}
