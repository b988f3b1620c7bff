"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { maxSubmitBytes } from "@/lib/cases/case-limits";
import type { CaseInput } from "@/lib/cases/case-schema";
import { type ActionFailure, type ActionIssue, type ActionResult, failed, isFailure } from "@/lib/result";
import type { Draft, EarlierTry, Progress } from "../../_draft/draft-store";
import { openCase } from "./action";
import { type FoundCases, findCases } from "./find-cases";

/** After this long AWS may have forgotten a client token, and a look at its list comes before another try. */
const lookFirstAfterMilliseconds = 10 * 60_000;

/** No request lives longer: three attempts within 25 seconds, and AWS's own time for one. */
const requestOverAfterMilliseconds = 60_000;

type UseOpeningOptions = {
  /** Who the page belongs to, and as which role: a try that began under one role is not repeated under another. */
  owner: string;
  roleArn: string;
  getInput: () => CaseInput;
  recordProgress: (progress: Progress) => Promise<void>;
  /** Gives the same content a new token, and so makes it another request. */
  renewToken: () => Promise<void>;
  /** AWS or the portal refused fields: no case was opened. */
  onInvalid: (issues: ActionIssue[]) => void;
};

/**
 * Opens the reviewed case, and keeps account of what is known: once a try may have reached AWS, its content is frozen and only the same
 * bytes under the same token go out again, after a look at AWS's list of cases where the token alone may not be enough.
 */
export function useOpening({ owner, roleArn, getInput, recordProgress, renewToken, onInvalid }: UseOpeningOptions) {
  const [failure, setFailure] = useState<ActionFailure>();
  const [found, setFound] = useState<FoundCases>();
  const [firstTriedAt, setFirstTriedAt] = useState<number>();
  const [mended, setMended] = useState<{ clientToken: string; earlier: EarlierTry }>();
  // Counts the answers, so that the same answer twice is new to the eye and the ear.
  const [tries, setTries] = useState(0);
  const [isBusy, startTransition] = useTransition();
  // What was begun: the answer makes a try unclear before the work is over.
  const [isCheck, setIsCheck] = useState(false);
  const isRunning = useRef(false);
  const triedAs = useRef(roleArn);
  const isUnclear = firstTriedAt !== undefined;
  // Of this draft alone: whatever else comes into the form has nothing to do with it.
  const earlier = mended?.clientToken === getInput().clientToken ? mended.earlier : undefined;
  const looksFirst = !isUnclear && earlier !== undefined;
  const unsent: Progress = earlier ? { state: "mending", earlier } : { state: "editing" };

  /** One thing at a time: a second click, or Enter twice, does nothing. */
  function run(work: () => Promise<void>) {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsCheck(isUnclear || looksFirst);
    startTransition(async () => {
      try {
        await work();
      } finally {
        isRunning.current = false;
      }
    });
  }

  async function send() {
    const startedAt = firstTriedAt ?? Date.now();
    if (!isUnclear) triedAs.current = roleArn;
    setFailure(undefined);
    setFound(undefined);
    // Should the page die now, whoever finds the draft must take the try for carried out.
    await recordProgress({ state: "sending", firstTriedAt: startedAt, roleArn: triedAs.current });
    const earliest = isUnclear ? startedAt : earlier?.firstTriedAt;
    const tried = {
      owner,
      roleArn: triedAs.current,
      ...(earliest === undefined ? {} : { firstTriedMillisecondsAgo: since(earliest) }),
    };
    const result = await openCaseSafely(getInput(), tried);
    if (result.status === "invalid" && !isUnclear) {
      await recordProgress(unsent);
      return onInvalid(result.issues);
    }
    const refusal = result.status === "invalid" ? failed("refused", numbersOf(result)) : result;
    setFailure(refusal);
    setTries((before) => before + 1);
    // Once unclear, a later refusal of the same content does not make it clear.
    if (isUnclear || refusal.outcome === "unclear") {
      setFirstTriedAt(startedAt);
      await recordProgress({ state: "unclear", firstTriedAt: startedAt, roleArn: triedAs.current, failure: refusal });
    } else {
      await recordProgress(unsent);
    }
  }

  async function look(tried: EarlierTry) {
    const query = { title: tried.title, firstTriedMillisecondsAgo: since(tried.firstTriedAt) };
    setFound(await findCasesSafely(query));
    setTries((before) => before + 1);
  }

  /** The button: opens, or after an unclear try checks and tries again. What was put right after one goes out after a look only. */
  function open() {
    run(async () => {
      const mustLook =
        firstTriedAt !== undefined &&
        (failure?.code === "conflict" || since(firstTriedAt) > lookFirstAfterMilliseconds);
      if (mustLook) await look({ title: getInput().title.trim(), firstTriedAt });
      else if (!isUnclear && earlier) await look(earlier);
      else await send();
    });
  }

  /**
   * After the look, by the analyst's decision: sends all the same, under the same token as long as the first try may still be under way at AWS;
   * a new token would then make a second case. A conflict that outlasts any request would only repeat itself, and needs a new one.
   */
  function sendAnyway() {
    run(async () => {
      const isOver = firstTriedAt !== undefined && since(firstTriedAt) > requestOverAfterMilliseconds;
      if (failure?.code === "conflict" && isOver) await renewToken();
      await send();
    });
  }

  /** Takes up a try that an earlier page began. */
  function resume({ input, progress }: Draft) {
    if (progress.state === "editing") return;
    if (progress.state === "mending") {
      return setMended({ clientToken: input.clientToken, earlier: progress.earlier });
    }
    triedAs.current = progress.roleArn;
    setFirstTriedAt(progress.firstTriedAt);
    setFailure(progress.failure ?? failed("unreachable"));
  }

  function clear() {
    setFailure(undefined);
    setFound(undefined);
    setFirstTriedAt(undefined);
  }

  return { failure, found, tries, isBusy, isCheck, isUnclear, looksFirst, open, sendAnyway, resume, clear };
}

/** What is known of the opening, and what can be done next. */
export type Opening = ReturnType<typeof useOpening>;

function since(moment: number): number {
  return Math.max(0, Date.now() - moment);
}

/** Calls the action so that a lost connection or a new version of the portal is a value too: a throw would replace the page, and the typing with it. */
async function openCaseSafely(input: CaseInput, tried: unknown): Promise<ActionResult> {
  if (new Blob([JSON.stringify(input)]).size > maxSubmitBytes) return failed("too-large");
  try {
    return await openCase(input, tried);
  } catch (error) {
    unstable_rethrow(error);
    return failed(unstable_isUnrecognizedActionError(error) ? "outdated" : "unreachable");
  }
}

/** By which AWS and the portal's administrators find what happened. */
function numbersOf({ awsRequestId, reference }: { awsRequestId?: string; reference?: string }) {
  return { ...(awsRequestId ? { awsRequestId } : {}), ...(reference ? { reference } : {}) };
}

async function findCasesSafely(query: { title: string; firstTriedMillisecondsAgo: number }): Promise<FoundCases> {
  try {
    const found = await findCases(query);
    if (!isFailure(found)) return found;
    return { status: found.status === "failed" && found.code === "signed-out" ? "signed-out" : "unavailable" };
  } catch {
    return { status: "unavailable" };
  }
}
