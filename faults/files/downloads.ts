import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { Content } from "./content";
import type { Round, Row } from "./drill";
import { type Got, get, getAndStop } from "./get";
import { inParallel, rateOf, watch } from "./measures";
import { headersOf, type Person, sendThroughPortal } from "./person";

type Download = { readonly caseId: string; readonly attachmentId: string; readonly content: Content };

/** More than what the network of this machine takes when nobody reads. */
const leastMegabytes = 32;

/** Longer than the portal waits for progress: up to twice 15 seconds. */
const longestStallSeconds = 40;

/** One file, again and again: without the portal, through it, and by readers who stop reading. */
export async function runDownloads(round: Round, say: (text: string) => void): Promise<Row[]> {
  const download = await uploadOne(round);
  const rows: Row[] = [];
  for (const atOnce of round.drill.atOnce) {
    say(`  ${atOnce} downloads at once, without the portal`);
    const direct = await fetchDirectly(round, download, atOnce);
    say(`  ${atOnce} downloads at once, through the portal`);
    rows.push(await fetchAll(round, download, atOnce, direct));
  }
  say("  readers who stop reading");
  rows.push(await stopReading(round, download));
  return rows;
}

async function uploadOne({ portal, aws, people: [person], drill }: Round): Promise<Download> {
  if (!person) throw new Error("Nobody is there");
  const caseId = await aws.openCase("Downloads", "Self");
  const content = new Content(1, Math.max(leastMegabytes, drill.megabytes) * 1024 * 1024);
  const { outcome } = await sendThroughPortal(portal, person, caseId, { name: "dump.bin", content });
  if (outcome !== "sent") throw new Error(`The file to download ended with ${outcome}`);
  for (;;) {
    const attachmentId = await aws.verifiedFile(caseId);
    if (attachmentId !== undefined) return { caseId, attachmentId, content };
    await wait(200);
  }
}

async function fetchDirectly({ aws, drill }: Round, { caseId, attachmentId, content }: Download, atOnce: number) {
  const works = Array.from({ length: drill.files }, () => content);
  const startedAt = performance.now();
  await inParallel(works, atOnce, async () => {
    const { status } = await get({ method: "GET", url: await aws.downloadUrl(caseId, attachmentId) });
    if (status !== 200) throw new Error(`The simulator answered ${status}`);
  });
  return performance.now() - startedAt;
}

async function fetchAll({ portal, people, drill }: Round, download: Download, atOnce: number, direct: number) {
  const [pid = 0] = portal.processes();
  await wait(2000);
  const watched = watch(pid);
  const startedAt = performance.now();
  const works = Array.from({ length: drill.files }, () => download.content);
  const got = await inParallel(works, atOnce, (_content, _index, slot) =>
    get(toRequest(portal.nextReplica(), portal.address, people[slot % people.length], download)).catch(() => undefined),
  );
  const milliseconds = performance.now() - startedAt;
  const { memory, findings } = watched.stop();
  return {
    round: `${atOnce} downloads at once`,
    files: drill.files,
    memory,
    megabytesPerSecond: rateOf(works, milliseconds),
    ratio: milliseconds / direct,
    tries: drill.files,
    findings: [...findings, ...judge(got, download.content)],
  };
}

/** Nothing of what they do not read may pile up, and the portal must let go of them. */
async function stopReading({ portal, people, drill }: Round, download: Download): Promise<Row> {
  const [pid = 0] = portal.processes();
  const [port = 0] = portal.ports();
  await wait(2000);
  const before = connectionsTo(port);
  const watched = watch(pid);
  const readers = Array.from({ length: Math.max(...drill.atOnce) }, (_, index) => people[index % people.length]);
  const startedAt = performance.now();
  const stopped = await Promise.all(
    readers.map((person) => getAndStop(toRequest(port, portal.address, person, download))),
  );
  const seconds = () => (performance.now() - startedAt) / 1000;
  while (connectionsTo(port) > before && seconds() < longestStallSeconds) await wait(500);
  const open = connectionsTo(port) - before;
  const { memory, findings } = watched.stop();
  for (const { close } of stopped) close();
  const refused = stopped.filter(({ status }) => status !== 200).length;
  const again = await get(toRequest(port, portal.address, people[0], download)).catch(() => undefined);
  return {
    round: `${readers.length} stop reading`,
    files: readers.length,
    memory,
    megabytesPerSecond: 0,
    tries: readers.length,
    findings: [
      ...findings,
      ...(refused > 0 ? [`${refused} readers did not get the file`] : []),
      ...(open > 0 ? [`${open} connections are open after ${longestStallSeconds} seconds without a reader`] : []),
      ...judge([again], download.content),
    ],
  };
}

function toRequest(port: number, address: string, person: Person | undefined, { caseId, attachmentId }: Download) {
  if (!person) throw new Error("Nobody is there");
  const url = `http://127.0.0.1:${port}/api/cases/${caseId}/files/${attachmentId}`;
  return { method: "POST", url, headers: headersOf(person, address) } as const;
}

/** Each download is the file. */
export function judge(got: readonly (Got | undefined)[], content: Content): string[] {
  const own = content.sha256();
  return got.flatMap((each, index) => {
    if (each?.status !== 200) return [`Download ${index} ended with ${each?.status ?? "a broken connection"}`];
    return each.sha256 === own ? [] : [`Download ${index} has another SHA-256`];
  });
}

/** Established, of the portal's end. */
function connectionsTo(port: number): number {
  const end = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const rows = ["tcp", "tcp6"].flatMap((name) => readFileSync(`/proc/net/${name}`, "utf8").split("\n"));
  return rows.filter((row) => {
    const [, local = "", , state] = row.trim().split(/\s+/);
    return local.endsWith(end) && state === "01";
  }).length;
}
