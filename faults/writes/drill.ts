import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { FormPage } from "../../tools/form-page";
import { createRandom } from "../../tools/random";
import { readActionId } from "../../tools/server-action";
import type { AwsSimulator } from "../aws-simulator";
import { dealFault, longestWait } from "../fault-kinds";
import { toOnTry } from "../mishaps";
import { type Analyst, createReaders, enter } from "../people";
import { logFolder, openStage } from "../stage";
import { toWorld } from "../worlds";
import { judgeWrites, type Verdict, type Written } from "./judge-writes";
import { type Desk, sendWrite } from "./send-write";
import { writeFaults } from "./write-faults";
import { caseTitle, type WriteKind, writeKinds } from "./write-kinds";

export type WriteDrill = {
  /** Of all kinds together. */
  readonly writes: number;
  readonly users: number;
  readonly seed: number;
  readonly faultRate: number;
  readonly build: string;
};

/** In one write of ten, AWS closes the case while the person is at it. */
const overtakenOf1000 = 100;

/** Many people change cases, each a case of their own, through two replicas. */
export async function runWriteDrill(drill: WriteDrill, say: (text: string) => void): Promise<Verdict[]> {
  const random = createRandom(drill.seed);
  const kinds = writeKinds.map((kind) => ({ kind, actionId: readActionId(drill.build, kind.file, kind.action) }));
  const stage = await openStage({ build: drill.build, secret: `${random.uuid()}${random.uuid()}`, replicas: 2 });
  const desk: Desk = { portal: stage.portal, random };
  const { aws, close } = await stage.openAccount(toWorld("remembered"));
  const written: Written[] = [];
  let left = drill.writes;
  let settledAt = 0;
  await Promise.all(
    createReaders(drill.users).map(async (analyst) => {
      const page = await enter(desk.portal, analyst);
      while (left > 0) {
        const { kind, actionId } = kinds[left % kinds.length] ?? kinds[0] ?? never();
        left -= 1;
        const { one, waits } = await write({ desk, aws, analyst, page, kind, actionId, faultRate: drill.faultRate });
        written.push(one);
        settledAt = Math.max(settledAt, performance.now() + waits);
        if (written.length % 100 === 0) say(`  ${written.length} of ${drill.writes}`);
      }
    }),
  );
  await wait(Math.max(0, settledAt - performance.now()));
  const histories = await aws.histories();
  await close();
  await stage.close();
  const verdicts = writeKinds.map((kind) => judgeWrites(written, kind, histories));
  writeFileSync(join(logFolder, "writes.json"), JSON.stringify({ verdicts, written, histories }, null, 1));
  return verdicts;
}

type Writing = {
  readonly desk: Desk;
  readonly aws: AwsSimulator;
  readonly analyst: Analyst;
  readonly page: FormPage;
  readonly kind: WriteKind;
  readonly actionId: string;
  readonly faultRate: number;
};

async function write({ desk, aws, analyst, page, kind, actionId, faultRate }: Writing) {
  const { random } = desk;
  const { sessionName } = analyst;
  const caseId = await aws.openCase(caseTitle, kind.resolverType);
  const fault = dealFault(writeFaults(kind), random, faultRate);
  for (const armed of fault?.armed ?? []) await aws.arm(sessionName, armed);
  const isOvertaken = random.between(0, 999) < overtakenOf1000;
  const closing = isOvertaken ? wait(random.between(0, 1500)).then(() => aws.close(caseId)) : undefined;
  const onTry = toOnTry(desk, fault);
  const answers = await sendWrite(desk, { analyst, page, caseId, kind, actionId, onTry });
  await closing;
  if (fault) await aws.disarm(sessionName);
  const one: Written = { kind: kind.name, caseId, sessionName, fault: fault?.name ?? null, answers };
  return { one, waits: fault ? longestWait(fault) : 0 };
}

function never(): never {
  throw new Error("There are kinds of writes");
}
