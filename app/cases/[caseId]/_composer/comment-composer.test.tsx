import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { CaseFacts } from "@/lib/cases/case-facts";
import { type CommentDraft, newCommentDraft } from "@/lib/cases/comment-draft";
import type { DraftStatus } from "../../../_draft/draft-status";
import { CommentComposer } from "./comment-composer";
import { toCommentState } from "./comment-reducer";

let draft: CommentDraft;
let status: DraftStatus;

vi.mock("../../../_draft/use-draft", () => ({ useDraft: () => status }));
vi.mock("./create-comment-form", () => ({
  createCommentForm: () => ({
    machine: { read: () => toCommentState(draft), subscribe: () => () => {}, dispatch: () => {} },
  }),
}));

const ofAws: CaseFacts = {
  title: "",
  caseStatus: "Submitted",
  resolverType: "AWS",
  pendingAction: "None",
  closureCode: undefined,
  createdAt: undefined,
  updatedAt: undefined,
  closedAt: undefined,
  moves: [],
};

function shown(change: Partial<CommentDraft>, now: DraftStatus, initial: CaseFacts | undefined = ofAws): string {
  draft = { ...newCommentDraft(), ...change };
  status = now;
  const composer = (
    <CommentComposer
      caseId="1234567890"
      draftKeys={[{ owner: "owner", key: "", issuedAt: 0 }]}
      roleArn="arn:aws:iam::111122223333:role/Role"
      initial={initial}
      continuedToken={undefined}
    />
  );
  return renderToStaticMarkup(composer).replace(/<[^>]*>/g, "|");
}

const tried = { firstTriedAt: 0, roleArn: "arn:aws:iam::111122223333:role/Role" };
const restored: DraftStatus = { kind: "restored", savedAt: 0 };
const longText = "A line.\n".repeat(3000);

test("a comment that is back and may change can be discarded", () => {
  const text = shown({ text: "Hello" }, restored);
  expect([text.includes("Discard draft"), text.includes("Stop here")]).toEqual([true, false]);
});

test.each([
  ["unclear", "Hello", 0, "Stop here, and copy the text"],
  ["stopped", longText, 1, "Stop here, and copy the rest"],
] as const)("a comment that is back and %s can be given up, not discarded", (state, text, next, label) => {
  const page = shown({ text, next, progress: { state, ...tried } }, restored);
  expect([page.includes("Your draft from"), page.includes("Discard draft"), page.includes(label)]).toEqual([
    true,
    false,
    true,
  ]);
});

test("text that is kept for the next comment is named", () => {
  const kept = "Other text that you typed is kept for your next comment.";
  expect(shown({ text: "Hello", aside: "and more", progress: { state: "unclear", ...tried } }, restored)).toContain(
    kept,
  );
  expect(shown({ text: "Hello", progress: { state: "unclear", ...tried } }, restored)).not.toContain(kept);
});

test("text typed while another tab has the draft stays readable", () => {
  expect(shown({ text: "Half a thought" }, { kind: "elsewhere", id: "1234567890" })).toMatch(
    /It is not saved\..*Half a thought/s,
  );
});

test.each([
  [{}, "AWS’s responders and everyone who can read the case will see it."],
  [{ caseStatus: "Closed" }, "Everyone who can read the case will see it."],
  [{ resolverType: "Self" }, "Everyone who can read the case will see it. AWS is not notified."],
  [{ resolverType: "Self", caseStatus: "Closed" }, "Everyone who can read the case will see it. AWS is not notified."],
  [{ resolverType: undefined }, "Everyone who can read the case will see it."],
] as const)("of a case with %o, the hint says who sees a comment", (change, hint) => {
  expect(shown({}, { kind: "quiet" }, { ...ofAws, ...change })).toContain(`|${hint}|`);
});
