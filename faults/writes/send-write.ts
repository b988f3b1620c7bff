import { setTimeout as wait } from "node:timers/promises";
import type { FormPage } from "../../tools/form-page";
import type { Portal } from "../../tools/portal";
import type { Random } from "../../tools/random";
import { callAction } from "../../tools/server-action";
import type { OnTry } from "../mishaps";
import type { Analyst } from "../people";
import type { State } from "./judge-writes";
import type { WriteKind } from "./write-kinds";

export type Desk = { readonly portal: Portal; readonly random: Random };

/** One answer of the portal, and when it was asked for and came. `state`: what the portal says the case was then. */
export type Answer = {
  readonly from: number;
  readonly until: number;
  readonly state?: State;
} & (
  | { readonly kind: "done"; readonly by: string }
  /** Nothing was sent at this try: the case is not as it was, or could not be read. */
  | { readonly kind: "overtaken" | "unread" }
  | { readonly kind: "refused" | "unclear"; readonly code: string }
);

const mostTries = 6;

type Writing = {
  readonly analyst: Analyst;
  readonly page: FormPage;
  readonly caseId: string;
  readonly kind: WriteKind;
  readonly actionId: string;
  readonly onTry: OnTry;
};

/** Writes as the page does: after an unclear answer, and when the portal could not look, the person presses again. */
export async function sendWrite({ portal, random }: Desk, writing: Writing): Promise<Answer[]> {
  const { analyst, page, caseId, kind, actionId, onTry } = writing;
  const answers: Answer[] = [];
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const from = Date.now();
    const replica = portal.nextReplica();
    const signal = onTry(tries, replica);
    const call = { portal, replica, jar: analyst.jar, path: `/cases/${caseId}`, actionId };
    const answer = await callAction({
      ...call,
      args: [{ caseId, ...kind.change(caseId) }, page],
      ...(signal ? { signal } : {}),
    });
    const told = toAnswer(answer.kind === "value" ? answer.value : undefined, { from, until: Date.now() }, kind);
    answers.push(told);
    if (told.kind === "done" || told.kind === "overtaken" || told.kind === "refused") return answers;
    await wait(random.between(500, 1200));
  }
  return answers;
}

function toAnswer(result: unknown, times: { from: number; until: number }, { toState }: WriteKind): Answer {
  const status = property(result, "status");
  const state = toState(result);
  const told = { ...times, ...(state ? { state } : {}) };
  if (status === "moved") return { ...told, kind: "done", by: String(property(result, "by")) };
  if (status === "saved") return { ...told, kind: "done", by: "answer" };
  if (status === "overtaken" || status === "unread") return { ...told, kind: status };
  const code = String(property(result, "code") ?? status ?? "lost");
  const isRefusal = status === "invalid" || property(result, "outcome") === "not-done";
  return { ...told, kind: isRefusal ? "refused" : "unclear", code };
}

export const property = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
