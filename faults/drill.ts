import { join } from "node:path";
import { demoSettings } from "@/scripts/demo-settings.mjs";
import { root } from "@/scripts/prepare.mjs";
import { AwsSimulator } from "./aws-simulator";
import { judge, type Submit, type Truth } from "./judge";
import type { Options } from "./options";
import { createAnalysts } from "./people";
import { FaultDeck, planSubmits } from "./plan";
import { Portal } from "./portal";
import { freePorts, startProgram, stopProgram } from "./programs";
import { createRandom } from "./random";
import { type Row, toRow } from "./report";
import { runRound } from "./round";
import { readActionId } from "./server-action";
import type { Desk } from "./submit-case";
import type { World } from "./worlds";

const replicas = 2;
const logFolder = join(root, ".cache/faults");

/**
 * So many submits go to one AWS account, then a fresh one takes its place: the portal reads through no more of AWS's
 * list of cases than an incident can fill, and the simulator's journal keeps every call.
 */
const submitsPerAccount = 300;

/** Runs one world: replicas, identity provider and AWS of its own. `onProgress` hears how many submits are done. */
export async function runWorld(
  world: World,
  submits: number,
  options: Options,
  onProgress: (done: number) => void,
): Promise<Row> {
  const random = createRandom(options.seed);
  const [address = 0, oidc = 0, aws = 0, ...ports] = await freePorts(3 + replicas);
  const settings = demoSettings({ portal: address, oidc, aws }, random.uuid().repeat(2));
  const portal = new Portal({
    build: options.build,
    address: settings.address,
    ports,
    // The guard against too many submits has tests of its own; here a person opens cases all day.
    environment: { ...settings.portal, SUBMITS_PER_USER: "1000000" },
    logFolder,
  });
  const identityProvider = await startProgram({
    args: ["--import", "tsx", "simulators/oidc/main.ts"],
    settings: settings.oidc,
    folder: root,
    readyUrl: `${settings.issuer}/.well-known/openid-configuration`,
    logFile: join(logFolder, "identity-provider.log"),
  });
  await portal.start();

  const desk: Desk = {
    portal,
    random,
    actions: {
      openCase: readActionId(options.build, "app/cases/new/action.ts", "openCase"),
      findCases: readActionId(options.build, "app/cases/new/find-cases.ts", "findCases"),
    },
    breaksTokens: options.breaksTokens,
  };
  const deck = new FaultDeck(random);
  const done: Submit[] = [];
  const truths: Truth[] = [];
  for (let round = 1; done.length < submits; round += 1) {
    const count = Math.min(submitsPerAccount, submits - done.length);
    const plan = planSubmits(random, deck, `${world.name}-${round}`, count, options.faultRate);
    const program = await startProgram({
      args: ["--import", "tsx", "simulators/aws/main.ts"],
      settings: { ...settings.aws, ...world.settings },
      folder: root,
      readyUrl: `http://127.0.0.1:${aws}/_admin/health`,
      logFile: join(logFolder, "aws.log"),
    });
    const simulator = new AwsSimulator(`http://127.0.0.1:${aws}`);
    done.push(...(await runRound({ desk, aws: simulator, analysts: createAnalysts(options.users), plan })));
    truths.push(await simulator.truth());
    await stopProgram(program, "SIGTERM");
    onProgress(done.length);
  }
  await portal.stop();
  await stopProgram(identityProvider, "SIGTERM");
  const truth = { cases: truths.flatMap(({ cases }) => cases), calls: truths.flatMap(({ calls }) => calls) };
  return toRow(world.name, done, judge(done, truth));
}
