/** The page's words about one submit. */
export type Told =
  /** "Case N is open", with the possible duplicates that were named, or the warning that there may be one. */
  | {
      readonly kind: "opened";
      readonly caseId: string;
      readonly duplicates: readonly string[];
      readonly isDuplicatePossible: boolean;
    }
  /** The portal searched after an unclear outcome and showed these cases. */
  | { readonly kind: "found"; readonly caseIds: readonly string[] }
  | { readonly kind: "not-opened"; readonly code: string }
  | { readonly kind: "unknown" };

/** One draft, with all tries to open it. */
export type Submit = {
  /** Unique to the draft. */
  readonly title: string;
  /** Unique to the author. */
  readonly sessionName: string;
  readonly fault: string | null;
  readonly told: Told;
  /** Some answer left it unclear whether there is a case. */
  readonly wasUnclear: boolean;
  /** From the first try to the last answer. */
  readonly milliseconds: number;
};

export type TrueCase = { readonly caseId: string; readonly title: string; readonly createdBy: string };

/** A CreateCase that reached AWS, whatever its result. */
export type CreateCall = { readonly title: string; readonly sessionName: string | null };

export type Truth = { readonly cases: readonly TrueCase[]; readonly calls: readonly CreateCall[] };

export const offences = [
  "silent duplicate",
  "needless duplicate",
  "wrong user",
  "wrong outcome",
  "refused without a fault",
] as const;
export type Offence = (typeof offences)[number];

export type Finding = {
  readonly offence: Offence;
  readonly title: string;
  readonly fault: string | null;
  readonly what: string;
};

export type Verdict = {
  readonly submits: number;
  readonly faults: number;
  /** Told that the case is open, or shown it. */
  readonly created: number;
  readonly refused: number;
  /** Unclear at first, known in the end. */
  readonly resolved: number;
  readonly unknown: number;
  /** Cases beyond the first of a draft, named or not. */
  readonly duplicates: number;
  readonly findings: readonly Finding[];
};

/**
 * Compares what people were told with what AWS holds. With `honoursTokens` a second case is an offence even if it was
 * named.
 */
export function judge(submits: readonly Submit[], truth: Truth, honoursTokens: boolean): Verdict {
  const casesByTitle = byTitle(truth.cases);
  const callsByTitle = byTitle(truth.calls);
  const titles = new Set(submits.map(({ title }) => title));
  const strays = truth.cases.filter(({ title }) => !titles.has(title));
  const casesOf = ({ title }: Submit) => casesByTitle.get(title) ?? [];
  const count = (holds: (submit: Submit) => boolean) => submits.filter(holds).length;

  return {
    submits: submits.length,
    faults: count(({ fault }) => fault !== null),
    created: count(({ told }) => told.kind === "opened" || told.kind === "found"),
    refused: count(({ told }) => told.kind === "not-opened"),
    resolved: count(({ told, wasUnclear }) => wasUnclear && told.kind !== "unknown"),
    unknown: count(({ told }) => told.kind === "unknown"),
    duplicates: submits.reduce((sum, submit) => sum + Math.max(0, casesOf(submit).length - 1), 0),
    findings: [
      ...submits.flatMap((submit) => [
        ...silentDuplicates(submit, casesOf(submit)),
        ...(honoursTokens ? needlessDuplicates(submit, casesOf(submit)) : []),
        ...wrongUsers(submit, casesOf(submit), callsByTitle.get(submit.title) ?? []),
        ...wrongOutcomes(submit, casesOf(submit)),
        ...refusalsWithoutFault(submit),
      ]),
      ...strays.map(({ caseId, title }) => ({
        offence: "wrong outcome" as const,
        title,
        fault: null,
        what: `case ${caseId} belongs to no draft`,
      })),
    ],
  };
}

function byTitle<Item extends { readonly title: string }>(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.title);
    if (group) group.push(item);
    else groups.set(item.title, [item]);
  }
  return groups;
}

function silentDuplicates(submit: Submit, cases: readonly TrueCase[]): Finding[] {
  const { told } = submit;
  // People told "unknown" or "not opened" do not expect exactly one case; the latter is a wrong outcome of its own.
  if (told.kind === "unknown" || told.kind === "not-opened" || cases.length < 2) return [];
  if (told.kind === "opened" && told.isDuplicatePossible) return [];
  const named = new Set(told.kind === "opened" ? [told.caseId, ...told.duplicates] : told.caseIds);
  return cases
    .filter(({ caseId }) => !named.has(caseId))
    .map(({ caseId }) => finding(submit, "silent duplicate", `case ${caseId} exists as well, and nobody was told`));
}

function needlessDuplicates(submit: Submit, cases: readonly TrueCase[]): Finding[] {
  return cases
    .slice(1)
    .map(({ caseId }) =>
      finding(submit, "needless duplicate", `case ${caseId} is one too many where AWS knows tokens`),
    );
}

function wrongUsers(submit: Submit, cases: readonly TrueCase[], calls: readonly CreateCall[]): Finding[] {
  const strangers = cases.filter(({ createdBy }) => !createdBy.endsWith(`/${submit.sessionName}`));
  const callers = calls.filter(({ sessionName }) => sessionName !== submit.sessionName);
  return [
    ...strangers.map(({ caseId, createdBy }) =>
      finding(submit, "wrong user", `case ${caseId} was opened by ${createdBy}, not by ${submit.sessionName}`),
    ),
    ...callers.map(({ sessionName }) =>
      finding(submit, "wrong user", `CreateCase was called by ${sessionName}, not by ${submit.sessionName}`),
    ),
  ];
}

function wrongOutcomes(submit: Submit, cases: readonly TrueCase[]): Finding[] {
  const { told } = submit;
  const theirs = new Set(cases.map(({ caseId }) => caseId));
  switch (told.kind) {
    case "unknown":
      return [];
    case "not-opened":
      return theirs.size === 0
        ? []
        : [finding(submit, "wrong outcome", `told "not opened" (${told.code}), but ${list(theirs)} exists`)];
    case "opened":
    case "found": {
      const named = told.kind === "opened" ? [told.caseId, ...told.duplicates] : told.caseIds;
      return named
        .filter((caseId) => !theirs.has(caseId))
        .map((caseId) => finding(submit, "wrong outcome", `told of case ${caseId}, which is not of this draft`));
    }
  }
}

/** Without a fault every case must open: a portal that refuses everything would otherwise look flawless. */
function refusalsWithoutFault(submit: Submit): Finding[] {
  if (submit.fault !== null || submit.told.kind !== "not-opened") return [];
  return [finding(submit, "refused without a fault", `told "not opened" (${submit.told.code}) although AWS was well`)];
}

const finding = ({ title, fault }: Submit, offence: Offence, what: string): Finding => ({
  offence,
  title,
  fault,
  what,
});
const list = (caseIds: ReadonlySet<string>): string => `case ${[...caseIds].join(" and ")}`;
