import type { CaseInput } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import type { ActionFailure } from "@/lib/result";
import type { DraftStore, FoundDraft } from "../../../_draft/draft-store";

/** How far the opening of the case had come. "sending", found after a crash, is as unclear as "unclear". */
export type Progress =
  | { state: "editing" }
  /** The content broke newer rules and is being corrected under a new token. AWS may have it as it was. */
  | { state: "correcting"; earlier: EarlierTry }
  | TriedProgress;

/** `roleArn` is the role of the first try: a repeated one must not go out under another. */
export type TriedProgress = {
  state: "sending" | "unclear";
  firstTriedAt: number;
  roleArn: string;
  failure?: ActionFailure;
};

/** What AWS's list of cases is searched for, to see whether a try has opened a case. */
export type EarlierTry = { title: string; firstTriedAt: number };

/** A link filled the form. `cautions` says, a sentence each, what in it deserves a second look. */
export type FromLink = { cautions: readonly string[] };

export type CaseDraft = { input: CaseInput; progress: Progress; fromLink?: FromLink | undefined };

export function emptyDraft(timeZone: string): CaseDraft {
  return { input: newCase(newClientToken(), timeZone), progress: { state: "editing" } };
}

export function newClientToken(): string {
  return crypto.randomUUID();
}

export function isBlank(input: CaseInput): boolean {
  const { clientToken, reportedIncidentStartDate } = input;
  return JSON.stringify(input) === JSON.stringify(newCase(clientToken, reportedIncidentStartDate.timeZone));
}

/** A draft as an earlier version of the portal may have kept it. */
type StoredCaseDraft = Omit<CaseDraft, "progress"> & {
  progress: Progress | { state: "mending"; earlier: EarlierTry };
};

/** The draft in today's words: "correcting" was "mending" once. */
export function toCaseDraft({ progress, ...draft }: StoredCaseDraft): CaseDraft {
  return { ...draft, progress: progress.state === "mending" ? { ...progress, state: "correcting" } : progress };
}

/** Remembers which draft this tab writes: an id, no content. */
const tabKey = "casedesk.draft";

export function rememberInTab(clientToken: string): void {
  try {
    sessionStorage.setItem(tabKey, clientToken);
  } catch {
    // Without it a reload takes the newest draft, which is most often this one.
  }
}

/** The draft of this tab, else of this form, which the browser may have put aside, else the newest. */
export async function findCaseDraft(
  store: DraftStore,
  clientToken: string,
): Promise<FoundDraft<CaseDraft> | undefined> {
  const load = (id: string) => store.load<CaseDraft>({ kind: "case", id });
  const inTab = sessionStorage.getItem(tabKey);
  const own = (inTab && (await load(inTab))) || (await load(clientToken));
  if (own) return own;
  const [newest] = await store.unfinishedIds("case");
  return newest === undefined ? undefined : load(newest);
}
