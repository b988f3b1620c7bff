import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { FormPage } from "../../tools/form-page";
import { createRandom } from "../../tools/random";
import { readActionId } from "../../tools/server-action";
import type { AwsSimulator } from "../aws-simulator";
import { dealFault, type FaultKind, isThrottling, longestWait } from "../fault-kinds";
import { toOnTry } from "../mishaps";
import { type Analyst, createReaders, enter } from "../people";
import { logFolder, openStage, type Stage } from "../stage";
import { pacedUsers, toWorld, type WorldName } from "../worlds";
import { addComment, type Desk } from "./add-comment";
import { commentFaults } from "./comment-faults";
import { judgeComments, type Sent, type Verdict } from "./judge-comments";

export type CommentDrill = {
  /** In each world. */
  readonly comments: number;
  readonly users: number;
  readonly seed: number;
  readonly worlds: readonly WorldName[];
  readonly faultRate: number;
  readonly build: string;
  readonly withRates: boolean;
};

export type Row = { readonly world: string; readonly verdict: Verdict };

/** As many people as can read the page's list of comments within the portal's look after an unclear outcome. */
const commentsPerCase = 300;

/** Many people comment on the same cases, through two replicas, in each world in turn. */
export async function runCommentDrill(drill: CommentDrill, say: (text: string) => void): Promise<Row[]> {
  const random = createRandom(drill.seed);
  const actions = {
    addComment: readActionId(drill.build, "app/cases/[caseId]/_composer/add-comment.ts", "addComment"),
    lookForComment: readActionId(drill.build, "app/cases/[caseId]/_composer/look-for-comment.ts", "lookForComment"),
  };
  const stage = await openStage({ build: drill.build, secret: `${random.uuid()}${random.uuid()}`, replicas: 2 });
  const desk: Desk = { portal: stage.portal, random, actions };
  const rows: Row[] = [];
  for (const name of drill.worlds) rows.push(await runWorld(name, drill, stage, desk, say));
  await stage.close();
  return rows;
}

async function runWorld(
  name: WorldName,
  drill: CommentDrill,
  stage: Stage,
  desk: Desk,
  say: (text: string) => void,
): Promise<Row> {
  const world = toWorld(name);
  const isPaced = world.isPaced || drill.withRates;
  const rates = isPaced ? { AWS_SIM_RATES: "true" } : {};
  const faults = isPaced ? commentFaults : commentFaults.filter((kind) => !isThrottling(kind));
  const { aws, close } = await stage.openAccount({ ...world, settings: { ...world.settings, ...rates } });
  const analysts = createReaders(isPaced ? Math.min(drill.users, pacedUsers.most) : drill.users);
  const sent: Sent[] = [];
  const caseIds = await aws.openCases(Math.ceil(drill.comments / commentsPerCase));
  let left = drill.comments;
  let settledAt = 0;
  await Promise.all(
    analysts.map(async (analyst, place) => {
      const page = await enter(desk.portal, analyst);
      const caseId = caseIds[place % caseIds.length] ?? "";
      for (let index = 0; left > 0; index += 1) {
        left -= 1;
        const kind = dealFault(faults, desk.random, drill.faultRate);
        sent.push(await comment({ desk, aws, analyst, page, caseId, index, kind }));
        settledAt = Math.max(settledAt, performance.now() + (kind ? longestWait(kind) : 0));
        if (sent.length % 100 === 0) say(`  ${name}: ${sent.length} of ${drill.comments}`);
        if (isPaced) await wait(1000 * desk.random.between(...pacedUsers.pauseSeconds));
      }
    }),
  );
  await wait(Math.max(0, settledAt - performance.now()));
  const truth = await aws.comments();
  await close();
  const verdict = judgeComments(sent, truth, world.honoursTokens);
  writeFileSync(join(logFolder, `comments-${name}.json`), JSON.stringify({ verdict, sent, truth }, null, 1));
  return { world: name, verdict };
}

const lateFaults = ["deliver-late", "commit-late"];

type Commenting = {
  readonly desk: Desk;
  readonly aws: AwsSimulator;
  readonly analyst: Analyst;
  readonly page: FormPage;
  readonly caseId: string;
  readonly index: number;
  readonly kind: FaultKind | undefined;
};

async function comment({ desk, aws, analyst, page, caseId, index, kind }: Commenting): Promise<Sent> {
  const { sessionName } = analyst;
  for (const fault of kind?.armed ?? []) await aws.arm(sessionName, fault);
  const body = `Comment ${index} by ${sessionName}\n${desk.random.uuid()}`;
  const draft = { caseId, body, clientToken: desk.random.uuid() };
  const told = await addComment(desk, analyst, page, draft, toOnTry(desk, kind));
  if (kind) await aws.disarm(sessionName);
  const isLate = kind?.armed.some(({ fault }) => lateFaults.includes(fault)) ?? false;
  return { caseId, body, sessionName, index, fault: kind?.name ?? null, isLate, told };
}
