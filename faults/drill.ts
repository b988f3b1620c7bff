import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRandom } from "../tools/random";
import { readActionId } from "../tools/server-action";
import { faultKinds, isThrottling } from "./fault-kinds";
import { judge, type Submit, type Truth } from "./judge";
import type { Options } from "./options";
import { createAnalysts } from "./people";
import { FaultDeck, planSubmits } from "./plan";
import { type Row, toRow } from "./report";
import { runRound } from "./round";
import { logFolder, openStage, type Stage } from "./stage";
import type { Desk } from "./submit-case";
import { pacedUsers, toWorld, type World } from "./worlds";

/**
 * A fresh AWS account then takes over, so that the simulator's journal holds every call and the portal's search reads
 * the whole list.
 */
const submitsPerAccount = 300;

/** Runs the drill in each chosen world in turn. `say` gets the progress. */
export async function runDrill(options: Options, say: (text: string) => void): Promise<Row[]> {
  const { build, submits, worlds, breaksTokens } = options;
  const random = createRandom(options.seed);
  const actions = {
    openCase: readActionId(build, "app/cases/new/action.ts", "openCase"),
    findCases: readActionId(build, "app/cases/new/find-cases.ts", "findCases"),
  };
  const stage = await openStage({ build, secret: `${random.uuid()}${random.uuid()}`, replicas: 2 });
  const desk: Desk = { portal: stage.portal, random, actions, breaksTokens };
  // One deck for all worlds of a kind: what a small run misses in one comes up in the next.
  const unpaced = new FaultDeck(
    random,
    faultKinds.filter((kind) => !isThrottling(kind)),
  );
  const paced = new FaultDeck(random, faultKinds);
  const rows: Row[] = [];
  for (const [index, name] of worlds.entries()) {
    const share = Math.floor(submits / worlds.length) + (index < submits % worlds.length ? 1 : 0);
    const world = toWorld(name);
    rows.push(await runWorld({ world, share, stage, desk, deck: world.isPaced ? paced : unpaced, options, say }));
  }
  await stage.close();
  return rows;
}

type WorldRun = {
  readonly world: World;
  readonly share: number;
  readonly stage: Stage;
  readonly desk: Desk;
  readonly deck: FaultDeck;
  readonly options: Options;
  readonly say: (text: string) => void;
};

async function runWorld({ world, share, stage, desk, deck, options, say }: WorldRun): Promise<Row> {
  const users = world.isPaced ? Math.min(options.users, pacedUsers.most) : options.users;
  const pauseSeconds = world.isPaced ? pacedUsers.pauseSeconds : undefined;
  const submits: Submit[] = [];
  const truths: Truth[] = [];
  for (let round = 1; submits.length < share; round += 1) {
    const count = Math.min(submitsPerAccount, share - submits.length);
    const plan = planSubmits(desk.random, deck, `${world.name}-${round}`, count, options.faultRate);
    const { aws, close } = await stage.openAccount(world);
    submits.push(...(await runRound({ desk, aws, analysts: createAnalysts(users), plan, pauseSeconds })));
    truths.push(await aws.truth());
    await close();
    say(`  ${world.name}: ${submits.length} of ${share}`);
  }
  const truth = { cases: truths.flatMap(({ cases }) => cases), calls: truths.flatMap(({ calls }) => calls) };
  const verdict = judge(submits, truth, world.honoursTokens);
  // For looking into a finding: everything that was judged, beside the logs.
  writeFileSync(join(logFolder, `${world.name}.json`), JSON.stringify({ verdict, submits, truth }, null, 1));
  return toRow(world.name, submits, verdict);
}
