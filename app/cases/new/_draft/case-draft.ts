import type { CaseInput } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import type { ActionFailure } from "@/lib/result";
import type { DraftStore, FoundDraft } from "../../../_draft/draft-store";
import { localTimeZone } from "../../_fields/local-time-zone";

/** "sending", restored after a crash, is as unclear as "unclear". */
export type Progress =
  | { state: "editing" }
  /** Newer rules refuse the content, which AWS may have. It is corrected under a new token. */
  | { state: "correcting"; earlier: EarlierTry }
  | TriedProgress;

/** `roleArn` is the first try's role: a repeated try must use the same one. */
export type TriedProgress = {
  state: "sending" | "unclear";
  firstTriedAt: number;
  roleArn: string;
  failure?: ActionFailure;
};

/** Identifies the earlier try in AWS's list of cases. */
export type EarlierTry = { title: string; firstTriedAt: number };

/** `cautions`: sentences about what to check. It was no link, but this closed case (`caseId`) or this template. */
export type FromLink = { cautions: readonly string[]; caseId?: string; template?: string };

export type CaseDraft = { input: CaseInput; progress: Progress; fromLink?: FromLink | undefined };

export function emptyDraft(): CaseDraft {
  return { input: newCase(newClientToken(), localTimeZone()), progress: { state: "editing" } };
}

export function newClientToken(): string {
  return crypto.randomUUID();
}

export function isBlank(input: CaseInput): boolean {
  const { clientToken, reportedIncidentStartDate } = input;
  return JSON.stringify(input) === JSON.stringify(newCase(clientToken, reportedIncidentStartDate.timeZone));
}

type StoredCaseDraft = Omit<CaseDraft, "progress"> & {
  progress: Progress | { state: "mending"; earlier: EarlierTry };
};

/** Older drafts say "mending" for "correcting". */
export function toCaseDraft({ progress, ...draft }: StoredCaseDraft): CaseDraft {
  return { ...draft, progress: progress.state === "mending" ? { ...progress, state: "correcting" } : progress };
}

/** In sessionStorage: the id of this tab's draft. */
const tabKey = "casedesk.draft";

export function rememberInTab(clientToken: string): void {
  try {
    sessionStorage.setItem(tabKey, clientToken);
  } catch {
    // Without it, a reload restores the newest draft, usually this one.
  }
}

/** This tab's draft; else this form's, if the browser restored the page; else the newest. */
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
