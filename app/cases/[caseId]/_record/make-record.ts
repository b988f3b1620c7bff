import { toCaseRecord } from "@/lib/cases/case-record";
import type { CaseRecord } from "@/lib/cases/record-schema";
import type { ListSources, ReadList } from "@/lib/cases/record-sources";
import type { PageOwner } from "@/lib/page-owner";
import { type GoneReason, readAsOwner } from "../../../_account/read-as-owner";
import type { RecordList, RecordPage, RecordStart } from "./record-answers";

/** The comments read so far, and all of them if AWS says how many there are. */
export type RecordProgress = { comments: number; total: number | undefined };

export type Made =
  | { status: "made"; record: CaseRecord }
  /** Nothing of the case could be read. */
  | { status: "nothing" }
  | { status: "signed-out" }
  | { status: "unreachable" }
  | { status: "cancelled" }
  | { status: "gone"; why: GoneReason };

type Making = {
  caseId: string;
  owner: PageOwner;
  timeZone: string;
  signal: AbortSignal;
  /** SHA-256 by file name, which AWS does not give. */
  hashes: ReadonlyMap<string, string>;
  onProgress: (progress: RecordProgress) => void;
  /** Between two tries, after the portal itself has waited for AWS. */
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

const pausesMilliseconds = [2_000, 5_000] as const;

/** Ends the making: what has been read is dropped. */
class Ended extends Error {
  readonly made: Exclude<Made, { status: "made" }>;

  constructor(made: Ended["made"]) {
    super(made.status);
    this.made = made;
  }
}

/** Reads the case piece by piece. */
export async function makeRecord(making: Making): Promise<Made> {
  const reading = new AbortController();
  making.signal.addEventListener("abort", () => reading.abort());
  try {
    return await readAndMake({ ...making, signal: reading.signal });
  } catch (error) {
    // The other lists need not be read any more.
    reading.abort();
    if (error instanceof Ended) return error.made;
    throw error;
  }
}

async function readAndMake(making: Making): Promise<Made> {
  const start = await ask<RecordStart<string>>(making, {});
  const { theCase, tags } = start;
  if ([theCase, tags].some(({ status }) => status === "session-refused")) throw new Ended({ status: "signed-out" });
  // AWS does not investigate self-managed cases.
  const hasFindings = theCase.status !== "read" || theCase.answer.resolverType !== "Self";
  const [comments, edits, findings] = await Promise.all([
    readList(making, "comments", ({ commentId }) => commentId),
    readList(making, "edits"),
    hasFindings ? readList(making, "findings", ({ investigationId }) => investigationId) : none,
  ]);
  const lists = { comments, edits, findings: isAbsent(findings) ? none : findings };
  const hasNothing = [comments, edits].every(({ items, stop }) => items.length === 0 && stop !== undefined);
  if (theCase.status !== "read" && hasNothing) return { status: "nothing" };
  const { caseId, timeZone, hashes } = making;
  const known = { ...start, theCase: withHashes(theCase, hashes) };
  return { status: "made", record: toCaseRecord({ ...known, caseId, timeZone, lists }) };
}

function withHashes(
  theCase: RecordStart<string>["theCase"],
  hashes: ReadonlyMap<string, string>,
): RecordStart<string>["theCase"] {
  if (theCase.status !== "read") return theCase;
  const files = theCase.answer.files.map((file) => {
    const sha256 = hashes.get(file.fileName);
    return sha256 === undefined ? file : { ...file, sha256 };
  });
  return { ...theCase, answer: { ...theCase.answer, files } };
}

const none: ReadList<never> = { items: [], total: undefined, stop: undefined };

/** AWS has not investigated yet. */
function isAbsent({ items, stop }: ReadList<unknown>): boolean {
  return items.length === 0 && stop === "absent";
}

/** All pages. `toKey` recognises an item that is on two pages. */
async function readList<List extends RecordList>(
  making: Making,
  list: List,
  toKey?: (item: ListSources<string>[List]) => string,
): Promise<ReadList<ListSources<string>[List]>> {
  type Item = ListSources<string>[List];
  const items = new Map<string, Item>();
  const tokens = new Set<string>();
  let token: string | undefined;
  let total: number | undefined;
  const read = (stop: ReadList<Item>["stop"]) => ({ items: [...items.values()], total, stop });
  for (;;) {
    const page = await readPage<Item>(making, list, token);
    if (page.status === "session-refused") throw new Ended({ status: "signed-out" });
    if (page.status !== "read") return read(page.status);
    for (const item of page.items) items.set(toKey?.(item) ?? String(items.size), item);
    total = page.total ?? total;
    if (list === "comments") making.onProgress({ comments: items.size, total });
    if (page.nextToken === undefined) return read(undefined);
    if (tokens.has(page.nextToken)) return read("repeated");
    token = page.nextToken;
    tokens.add(token);
  }
}

async function readPage<Item>(making: Making, list: RecordList, token: string | undefined): Promise<RecordPage<Item>> {
  return ask(making, { list, ...(token === undefined ? {} : { token }) });
}

/** Three times, if the portal or AWS did not answer. */
async function ask<Answer extends object>(making: Making, query: Record<string, string>): Promise<Answer> {
  const { signal, pause = waitFor } = making;
  for (const milliseconds of pausesMilliseconds) {
    const read = await askOnce<Answer>(making, query);
    if (read.status === "ok" && !isUnavailable(read.answer)) return read.answer;
    if (read.status === "signed-out" || read.status === "gone") throw new Ended(read);
    await pause(milliseconds, signal);
  }
  const read = await askOnce<Answer>(making, query);
  if (read.status === "ok") return read.answer;
  throw new Ended(read.status === "failed" ? { status: "unreachable" } : read);
}

function isUnavailable(answer: object): boolean {
  return "status" in answer && answer.status === "unavailable";
}

async function askOnce<Answer>({ caseId, owner, signal }: Making, query: Record<string, string>) {
  const read = await readAsOwner<Answer>(`/api/cases/${caseId}/record?${new URLSearchParams(query)}`, owner, signal);
  if (signal.aborted) throw new Ended({ status: "cancelled" });
  return read;
}

function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
