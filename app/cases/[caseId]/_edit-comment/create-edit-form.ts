import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CommentEntry } from "@/lib/cases/timeline";
import type { PageOwner } from "@/lib/page-owner";
import { callAction } from "../../../_action/call-action";
import { DraftWriter } from "../../../_draft/draft-writer";
import type { KeptForm } from "../../../_draft/use-draft";
import { createMachine, type Machine } from "../../../_machine/create-machine";
import { toEditDraftId } from "./edit-draft-id";
import {
  type EditDraft,
  type EditEffect,
  type EditEvent,
  type EditState,
  reduceEdit,
  toEditState,
} from "./edit-reducer";
import { saveComment } from "./save-comment";

type EditFormOptions = {
  caseId: string;
  comment: CommentEntry;
  draftKeys: DraftKeys;
  roleArn: string;
  onSaved: (entry: CommentEntry) => void;
  startTransition: (work: () => Promise<void>) => void;
};

export type EditForm = {
  machine: Machine<EditState, EditEvent>;
  writer: DraftWriter<EditDraft>;
  keptForm: KeptForm;
};

export function createEditForm(options: EditFormOptions): EditForm {
  const { caseId, comment, draftKeys, roleArn, onSaved, startTransition } = options;
  const machine = createMachine<EditState, EditEvent, EditEffect>(toEditState(comment.body), reduceEdit, run);
  const typing = new Set<() => void>();
  const id = toEditDraftId(caseId, comment.id);
  const isUnchanged = () => machine.read().text === comment.body;
  const writer = new DraftWriter<EditDraft>({
    keys: draftKeys,
    form: {
      kind: "edit",
      hasFixedId: true,
      id: () => id,
      content: () => ({ text: machine.read().text, before: machine.read().before }),
      isBlank: isUnchanged,
      fill: (draft) => machine.dispatch({ type: "filled", draft }),
      renewId: () => {},
      find: (store) => store.load<EditDraft>({ kind: "edit", id }),
      onClaim: () => {},
    },
  });

  function run(effect: EditEffect): void {
    switch (effect.type) {
      case "keep":
        for (const listener of typing) listener();
        return;
      case "send":
        startTransition(send);
        return;
      case "done":
        void writer.discard({ text: comment.body, before: comment.body });
        onSaved(effect.saved.entry);
    }
  }

  async function send(): Promise<void> {
    const { text, before } = machine.read();
    const page: PageOwner = { owner: draftKeys[0].owner, roleArn };
    const change = { caseId, commentId: comment.id, body: text, before };
    machine.dispatch({ type: "answered", result: await callAction(() => saveComment(change, page)) });
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
