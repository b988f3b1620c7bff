import { setTimeout as wait } from "node:timers/promises";
import type { Portal } from "../../tools/portal";
import { createRandom, type Random } from "../../tools/random";
import type { AwsSimulator } from "../aws-simulator";
import { createReaders, enter } from "../people";
import { openStage } from "../stage";
import { toWorld } from "../worlds";
import { Content } from "./content";
import { runDownloads } from "./downloads";
import { inParallel, rateOf, watch } from "./measures";
import { type Person, sendThroughPortal } from "./person";
import { put } from "./put";

export type FileDrill = {
  readonly files: number;
  readonly megabytes: number;
  /** How many at once, round by round. */
  readonly atOnce: readonly number[];
  readonly seed: number;
  /** The folder of a standalone build. */
  readonly build: string;
};

export type Row = {
  readonly round: string;
  readonly files: number;
  /** Of the portal above its idle memory, in MiB. Undefined where processes came and went. */
  readonly memory?: number;
  readonly megabytesPerSecond: number;
  /** Of what the same files take without the portal. */
  readonly ratio?: number;
  readonly tries: number;
  /** One sentence for each fault. */
  readonly findings: readonly string[];
};

export type Round = { portal: Portal; aws: AwsSimulator; people: readonly Person[]; drill: FileDrill };

const perPerson = 2;
const faults = ["reset-mid-body", "reset-before", "reset-after", "SlowDown", "InternalError", "AccessDenied"] as const;

/** Sends files without the portal, through it, back, and through replicas that are killed. `say` gets the progress. */
export async function runFileDrill(drill: FileDrill, say: (text: string) => void): Promise<Row[]> {
  const random = createRandom(drill.seed);
  const secret = `${random.uuid()}${random.uuid()}`;
  const rows: Row[] = [];
  const one = await openStage({ build: drill.build, secret, replicas: 1 });
  const account = await one.openAccount(toFileWorld(), {});
  const enough = Math.ceil(Math.max(...drill.atOnce) / perPerson);
  const people = await enterAll(one.portal, enough);
  const round = { portal: one.portal, aws: account.aws, people, drill };
  await warmUp(round);
  for (const atOnce of drill.atOnce) {
    say(`  ${atOnce} at once, without the portal`);
    const direct = await sendDirectly(round, atOnce);
    say(`  ${atOnce} at once, through the portal`);
    rows.push(await sendAll(round, atOnce, direct));
  }
  await account.close();
  const keeping = await one.openAccount(toWorld("remembered"), {});
  // Another account knows nobody's session.
  const readers = await enterAll(one.portal, enough);
  rows.push(...(await runDownloads({ ...round, aws: keeping.aws, people: readers }, say)));
  await keeping.close();
  await one.close();

  say("  with resets, refusals and killed replicas");
  const two = await openStage({ build: drill.build, secret, replicas: 2 });
  const other = await two.openAccount(toFileWorld(), {});
  const others = await enterAll(two.portal, 5);
  rows.push(await sendThroughFaults({ portal: two.portal, aws: other.aws, people: others, drill }, random));
  await other.close();
  await two.close();
  return rows;
}

/** Gigabytes of files would not fit into the simulator's memory. */
function toFileWorld() {
  const world = toWorld("remembered");
  return { ...world, settings: { ...world.settings, AWS_SIM_KEEPS_BYTES: "false" } };
}

async function enterAll(portal: Portal, count: number): Promise<Person[]> {
  const people: Person[] = [];
  for (const reader of createReaders(count)) people.push({ ...reader, page: await enter(portal, reader) });
  return people;
}

/** Code is compiled and memory taken that every later round uses again. */
async function warmUp({ portal, aws, people }: Round): Promise<void> {
  const caseId = await aws.openCase("Warm up", "Self");
  for (const [index, person] of people.slice(0, 2).entries()) {
    await sendThroughPortal(portal, person, caseId, { name: `${index}.bin`, content: new Content(index, 1_000_000) });
  }
}

function toContents({ files, megabytes }: FileDrill): Content[] {
  return Array.from({ length: files }, (_, index) => new Content(index + 1, megabytes * 1024 * 1024));
}

async function sendDirectly({ aws, drill }: Round, atOnce: number): Promise<number> {
  const caseId = await aws.openCase("Direct", "Self");
  const headers = { "content-type": "application/octet-stream", "if-none-match": "*" };
  const startedAt = performance.now();
  await inParallel(toContents(drill), atOnce, async (content, index) => {
    const url = await aws.uploadUrl(caseId, `${index}.bin`, content.bytes);
    const { status } = await put({ method: "PUT", url, headers, content });
    if (status !== 200) throw new Error(`The simulator answered ${status}`);
  });
  return performance.now() - startedAt;
}

async function sendAll({ portal, aws, people, drill }: Round, atOnce: number, direct: number): Promise<Row> {
  const before = (await aws.storedFiles()).length;
  const caseId = await aws.openCase(`${atOnce} at once`, "Self");
  const contents = toContents(drill);
  const [pid = 0] = portal.processes();
  await wait(2000);
  const watched = watch(pid);
  const startedAt = performance.now();
  const told = await inParallel(contents, atOnce, (content, index, slot) => {
    const person = people[slot % people.length] ?? people[0];
    if (!person) throw new Error("Nobody is there");
    return sendThroughPortal(portal, person, caseId, { name: `${index}.bin`, content });
  });
  const milliseconds = performance.now() - startedAt;
  const { memory, findings } = watched.stop();
  const stored = (await aws.storedFiles()).slice(before);
  return {
    round: `${atOnce} at once`,
    files: contents.length,
    memory,
    megabytesPerSecond: rateOf(contents, milliseconds),
    ratio: milliseconds / direct,
    tries: told.reduce((sum, { tries }) => sum + tries, 0),
    findings: [...findings, ...judge(contents, told, stored)],
  };
}

/** One file in three meets a fault of AWS's, another has its replica killed. */
async function sendThroughFaults({ portal, aws, people, drill }: Round, random: Random): Promise<Row> {
  // A file whose URL has expired takes another name, and a case has room for 50.
  const cases = [await aws.openCase("Faults", "Self"), await aws.openCase("More faults", "Self")];
  const contents = toContents(drill);
  const startedAt = performance.now();
  const told = await inParallel(contents, people.length, async (content, index, slot) => {
    const person = people[slot];
    if (!person) throw new Error("Nobody is there");
    const fault = index % 3 === 0 ? faults[(index / 3) % faults.length] : undefined;
    const kills = index % 3 === 1;
    if (fault) await aws.arm(person.sessionName, { operation: "PutObject", fault });
    const caseId = cases[index % 2] ?? "";
    return sendThroughPortal(portal, person, caseId, { name: `${index}.bin`, content }, (tries, port) => {
      if (kills && tries === 1) void wait(random.between(5, 300)).then(() => portal.restart(port, "SIGKILL"));
    });
  });
  await portal.settled();
  return {
    round: "with faults",
    files: contents.length,
    megabytesPerSecond: rateOf(contents, performance.now() - startedAt),
    tries: told.reduce((sum, { tries }) => sum + tries, 0),
    findings: judge(contents, told, await aws.storedFiles()),
  };
}

type Told = Awaited<ReturnType<typeof sendThroughPortal>>;

/** Each file is there once, as it was, and the person knows. */
export function judge(
  contents: readonly Content[],
  told: readonly Told[],
  stored: Awaited<ReturnType<AwsSimulator["storedFiles"]>>,
): string[] {
  return contents.flatMap((content, index) => {
    const { outcome = "nothing", sha256 } = told[index] ?? {};
    const own = content.sha256();
    const copies = stored.filter((file) => file.sha256 === own && file.bytes === content.bytes).length;
    return [
      ...(outcome === "sent" || outcome === "there" ? [] : [`File ${index} ended with ${outcome}`]),
      ...(sha256 === undefined || sha256 === own ? [] : [`File ${index} has another SHA-256 at the portal`]),
      ...(copies === 1 ? [] : [`AWS has file ${index} ${copies} times`]),
    ];
  });
}
