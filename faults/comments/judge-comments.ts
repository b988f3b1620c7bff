import type { Told } from "./add-comment";

export type Sent = {
  readonly caseId: string;
  /** Unique to the comment. */
  readonly body: string;
  readonly sessionName: string;
  /** Counts the comments of its author. */
  readonly index: number;
  readonly fault: string | null;
  /** AWS gets it after the portal gave the try up. */
  readonly isLate: boolean;
  readonly told: Told;
};

/** As AWS has it, in AWS's order. */
export type TrueComment = { readonly caseId: string; readonly body: string; readonly creator: string };

export const offences = [
  "lost",
  "needless double",
  "silent double",
  "wrong outcome",
  "wrong person",
  "out of order",
] as const;
export type Offence = (typeof offences)[number];

export type Finding = {
  readonly offence: Offence;
  readonly body: string;
  readonly fault: string | null;
  readonly what: string;
};

export type Verdict = {
  readonly comments: number;
  readonly faults: number;
  readonly added: number;
  readonly refused: number;
  readonly unknown: number;
  /** Comments beyond the first of a draft, told or not. */
  readonly doubles: number;
  readonly findings: readonly Finding[];
};

/** Compares what people were told with what AWS has. With `honoursTokens` a double is an offence even if it was told. */
export function judgeComments(sent: readonly Sent[], truth: readonly TrueComment[], honoursTokens: boolean): Verdict {
  const copiesOf = new Map<string, TrueComment[]>();
  for (const comment of truth) copiesOf.set(comment.body, [...(copiesOf.get(comment.body) ?? []), comment]);
  const copies = ({ body }: Sent) => copiesOf.get(body) ?? [];
  const isAdded = ({ told }: Sent) => told.kind === "added" || told.kind === "found";
  return {
    comments: sent.length,
    faults: sent.filter(({ fault }) => fault !== null).length,
    added: sent.filter(isAdded).length,
    refused: sent.filter(({ told }) => told.kind === "not-added").length,
    unknown: sent.filter(({ told }) => told.kind === "unknown").length,
    doubles: sent.reduce((sum, one) => sum + Math.max(0, copies(one).length - 1), 0),
    findings: [
      ...sent.flatMap((one) => findingsOf(one, copies(one), honoursTokens)),
      ...outOfOrder(sent.filter(isAdded), truth),
    ],
  };
}

function findingsOf(one: Sent, copies: readonly TrueComment[], honoursTokens: boolean): Finding[] {
  const { told, body, fault, isLate, sessionName, caseId } = one;
  const finding = (offence: Offence, what: string): Finding => ({ offence, body, fault, what });
  const isAdded = told.kind === "added" || told.kind === "found";
  const said = isAdded ? told.copies : undefined;
  const found: Finding[] = [];
  if (isAdded && copies.length === 0) found.push(finding("lost", "told as added, and AWS does not have it"));
  if (told.kind === "not-added" && copies.length > 0)
    found.push(finding("wrong outcome", "told as refused, and AWS has it"));
  if (honoursTokens && copies.length > 1) found.push(finding("needless double", "where AWS knows tokens"));
  // "Unknown" copies were told as a warning, and so was a copy that came after the portal looked.
  const isTold = said === undefined || said > 1 || (isLate && isAdded && told.isWarned);
  if (isAdded && copies.length > 1 && !isTold) {
    found.push(finding("silent double", `AWS has it ${copies.length} times, told ${said}`));
  }
  for (const { creator, caseId: place } of copies) {
    if (!creator.endsWith(`/${sessionName}`)) found.push(finding("wrong person", `under ${creator}`));
    if (place !== caseId) found.push(finding("wrong outcome", `on case ${place}`));
  }
  return found;
}

/** Each author's comments must be in the order in which they were written. */
function outOfOrder(added: readonly Sent[], truth: readonly TrueComment[]): Finding[] {
  const placeOf = new Map<string, number>();
  for (const [place, { body }] of truth.entries()) if (!placeOf.has(body)) placeOf.set(body, place);
  const last = new Map<string, number>();
  return added
    .toSorted((one, other) => one.index - other.index)
    .flatMap((one) => {
      const author = `${one.caseId} ${one.sessionName}`;
      const place = placeOf.get(one.body) ?? Number.POSITIVE_INFINITY;
      const isLate = place < (last.get(author) ?? -1);
      last.set(author, Math.max(place, last.get(author) ?? -1));
      const what = "AWS has it before an earlier one of its author";
      return isLate ? [{ offence: "out of order" as const, body: one.body, fault: one.fault, what }] : [];
    });
}
