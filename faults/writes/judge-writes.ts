import type { Answer } from "./send-write";
import type { WriteKind } from "./write-kinds";

/** As far as known. */
export type State = {
  readonly caseStatus?: string | undefined;
  readonly resolverType?: string | undefined;
  /** UpdateCase has changed it. */
  readonly isEdited?: boolean | undefined;
  readonly isTagged?: boolean | undefined;
};
export type Edit = {
  readonly at: number;
  readonly principal: string;
  readonly action: string;
  readonly message: string;
};

/** A case as AWS has it in the end, and how it came to that. */
export type History = State & { readonly caseId: string; readonly edits: readonly Edit[] };

export type Written = {
  readonly kind: string;
  readonly caseId: string;
  readonly sessionName: string;
  readonly fault: string | null;
  readonly answers: readonly Answer[];
};

export const offences = ["lost", "done in silence", "done twice", "wrong look", "wrong person"] as const;
export type Finding = {
  readonly offence: (typeof offences)[number];
  readonly caseId: string;
  readonly fault: string | null;
  readonly what: string;
};

export type Verdict = {
  readonly kind: string;
  readonly writes: number;
  readonly faults: number;
  readonly done: number;
  /** Of those, after an answer that was unclear at first. */
  readonly resolved: number;
  readonly refused: number;
  readonly overtaken: number;
  readonly unknown: number;
  readonly findings: readonly Finding[];
};

type Truth = { readonly resolverType: string; readonly history: History; readonly kind: WriteKind };

/** Compares the portal's words with the histories of the cases, each of which one person wrote to. */
export function judgeWrites(written: readonly Written[], kind: WriteKind, histories: readonly History[]): Verdict {
  const historyOf = new Map(histories.map((history) => [history.caseId, history]));
  const own = written.filter((one) => one.kind === kind.name);
  const last = (one: Written) => one.answers.at(-1)?.kind;
  const ending = (...kinds: (string | undefined)[]) => own.filter((one) => kinds.includes(last(one)));
  const isResolved = ({ answers }: Written) =>
    answers.some((answer) => answer.kind === "unclear" || (answer.kind === "done" && answer.by === "look"));
  return {
    kind: kind.name,
    writes: own.length,
    faults: own.filter(({ fault }) => fault !== null).length,
    done: ending("done").length,
    resolved: ending("done").filter(isResolved).length,
    refused: ending("refused").length,
    overtaken: ending("overtaken").length,
    unknown: ending("unclear", "unread", undefined).length,
    findings: own.flatMap((one) => {
      const history = historyOf.get(one.caseId);
      return history ? findingsOf(one, { history, kind, resolverType: kind.resolverType }) : [];
    }),
  };
}

function findingsOf(
  { caseId, fault, sessionName, answers }: Written,
  { history, kind, resolverType }: Truth,
): Finding[] {
  const finding = (offence: Finding["offence"], what: string): Finding => ({ offence, caseId, fault, what });
  const isOwn = ({ principal }: Edit) => principal.endsWith(`/${sessionName}`);
  const ownEdits = history.edits.filter((edit) => kind.isEdit(edit) && isOwn(edit));
  const states = statesOf(history, resolverType);
  const end = answers.at(-1);
  const wasUnclear = answers.some((answer) => answer.kind === "unclear");
  const found: Finding[] = [];

  if (end?.kind === "done") {
    if (end.by === "answer" && ownEdits.length === 0) found.push(finding("lost", "told as done, not done"));
    if (!during(states, end).some(kind.isDone)) found.push(finding("lost", "told as done, and the case was not so"));
  }
  if (end && end.kind !== "done" && !wasUnclear && ownEdits.length > 0) {
    found.push(finding("done in silence", `told as ${end.kind}, and done`));
  }
  if (ownEdits.length > 1 && !kind.canRepeat) found.push(finding("done twice", `${ownEdits.length} edits`));
  for (const answer of answers) {
    const { state } = answer;
    if (state && !during(states, answer).some((one) => isSame(one, state))) {
      found.push(finding("wrong look", `told ${JSON.stringify(state)}`));
    }
  }
  const strangers = history.edits.filter((edit) => edit.principal.includes("assumed-role") && !isOwn(edit));
  for (const { principal } of strangers) found.push(finding("wrong person", `under ${principal}`));
  return found;
}

type StateSince = State & { readonly since: number };

/** Every state that the case was in, from what its edits say. */
function statesOf({ edits }: History, resolverType: string): StateSince[] {
  const states: StateSince[] = [{ since: 0, caseStatus: "Submitted", resolverType, isEdited: false, isTagged: false }];
  for (const { at, action, message } of edits) {
    const now = states.at(-1);
    const status = /^The status changed from .* to (.*)\.$/.exec(message)?.[1];
    if (action === "Resolver type updated") {
      states.push({ ...now, since: at, caseStatus: "Submitted", resolverType: "AWS" });
    } else if (action === "Case updated") states.push({ ...now, since: at, isEdited: true });
    else if (action === "Tagged") states.push({ ...now, since: at, isTagged: true });
    else if (action === "Case closed") states.push({ ...now, since: at, caseStatus: "Closed" });
    else if (status) states.push({ ...now, since: at, caseStatus: status });
  }
  return states;
}

/** The states in which the case was while the portal worked on the answer. */
function during(states: readonly StateSince[], { from, until }: Pick<Answer, "from" | "until">): StateSince[] {
  return states.filter(({ since }, index) => {
    const over = states[index + 1]?.since ?? Number.POSITIVE_INFINITY;
    return since <= until && over >= from;
  });
}

const members = ["caseStatus", "resolverType", "isEdited", "isTagged"] as const;

/** True if the portal said that the case was so. */
const isSame = (one: State, told: State): boolean =>
  members.every((member) => told[member] === undefined || told[member] === one[member]);
