import type { DraftKeys } from "@/lib/auth/draft-key";
import { type CommentDraft, newCommentDraft } from "@/lib/cases/comment-draft";
import type { TimelineEntry } from "@/lib/cases/timeline";
import { isFailure } from "@/lib/result";
import { callAction } from "../../../_action/call-action";
import { DraftWriter } from "../../../_draft/draft-writer";
import type { KeptForm } from "../../../_draft/use-draft";
import { createMachine, type Machine } from "../../../_machine/create-machine";
import { settleLater } from "../settle-later";
import { addComment } from "./add-comment";
import { type CommentEffect, type CommentEvent, reduceComment, toCommentState } from "./comment-reducer";
import { type CommentState, type FoundComments, isFrozen, partsOf, toDraft, tokenOf } from "./comment-state";
import { lookForComment } from "./look-for-comment";

type CommentFormOptions = {
  caseId: string;
  draftKeys: DraftKeys;
  /** The role that the page was made for. */
  roleArn: string;
  continuedToken: string | undefined;
  onAdded: (entry: TimelineEntry) => void;
  startTransition: (work: () => Promise<void>) => void;
};

export type CommentForm = {
  machine: Machine<CommentState, CommentEvent>;
  writer: DraftWriter<CommentDraft>;
  keptForm: KeptForm;
};

/** AWS takes one comment a second. */
const pauseMilliseconds = 1000;

/** Connects the machine's effects to the draft, the portal and the timeline. */
export function createCommentForm(options: CommentFormOptions): CommentForm {
  const { caseId, draftKeys, continuedToken, onAdded, startTransition } = options;
  const machine = createMachine<CommentState, CommentEvent, CommentEffect>(
    toCommentState(newCommentDraft()),
    reduceComment,
    run,
  );
  const typing = new Set<() => void>();
  const writer = new DraftWriter<CommentDraft>({
    keys: draftKeys,
    form: {
      kind: "comment",
      hasFixedId: true,
      claimsWhenTyped: true,
      id: () => caseId,
      content: () => toDraft(machine.read()),
      isBlank: () => isBlank(machine.read()),
      fill(draft) {
        machine.dispatch({ type: "filled", draft });
        if (draft.progress.state !== "queued") return;
        // Once the draft counts as restored, so that the try is saved as a change of it.
        const { roleArn } = options;
        queueMicrotask(() => machine.dispatch({ type: "pressed", now: Date.now(), roleArn }));
      },
      renewId: () => machine.dispatch({ type: "renewed", clientToken: newCommentDraft().clientToken }),
      async find(store) {
        if (continuedToken !== undefined) await settleLater({ caseId, clientToken: continuedToken, draftKeys });
        return store.load<CommentDraft>({ kind: "comment", id: caseId });
      },
      onClaim: () => {},
    },
  });

  function run(effect: CommentEffect): void {
    switch (effect.type) {
      case "keep":
        for (const listener of typing) listener();
        return;
      case "save":
        void writer.save();
        return;
      case "send":
        startTransition(() => send(effect));
        return;
      case "look":
        startTransition(() => look(effect.firstTriedAt));
        return;
      case "pause":
        setTimeout(() => machine.dispatch({ type: "paused", now: Date.now() }), pauseMilliseconds);
    }
  }

  async function send({ roleArn, firstTriedAt }: Extract<CommentEffect, { type: "send" }>): Promise<void> {
    await writer.save();
    const state = machine.read();
    const input = { caseId, body: partsOf(state)[state.next] ?? "", clientToken: tokenOf(state) };
    const page = {
      owner: draftKeys[0].owner,
      roleArn,
      ...(firstTriedAt === undefined ? {} : { firstTriedMillisecondsAgo: millisecondsSince(firstTriedAt) }),
    };
    const result = await callAction(() => addComment(input, page));
    if (result.status === "added") onAdded(result.entry);
    machine.dispatch({ type: "answered", now: Date.now(), result });
  }

  async function look(firstTriedAt: number): Promise<void> {
    const state = machine.read();
    const body = partsOf(state)[state.next] ?? "";
    const query = { caseId, body, firstTriedMillisecondsAgo: millisecondsSince(firstTriedAt) };
    const answer = await callAction(() => lookForComment(query));
    machine.dispatch({ type: "looked", now: Date.now(), found: toFound(answer) });
  }

  const keptForm: KeptForm = {
    onChange(listener) {
      typing.add(listener);
      return () => typing.delete(listener);
    },
    refresh: () => {},
  };
  return { machine, writer, keptForm };
}

function isBlank({ text, phase, aside }: CommentState): boolean {
  return text.trim() === "" && !isFrozen(phase) && aside === "";
}

function toFound(answer: Awaited<ReturnType<typeof lookForComment>>): FoundComments {
  if (!isFailure(answer)) return answer;
  return { status: answer.status === "failed" && answer.code === "signed-out" ? "signed-out" : "unavailable" };
}

function millisecondsSince(moment: number): number {
  return Math.max(0, Date.now() - moment);
}
