import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
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

function shown(change: Partial<CommentDraft>, now: DraftStatus, readers: "aws" | "unknown" = "aws"): string {
  draft = { ...newCommentDraft(), ...change };
  status = now;
  const composer = (
    <CommentComposer
      caseId="1234567890"
      draftKeys={[{ owner: "owner", key: "", issuedAt: 0 }]}
      roleArn="arn:aws:iam::111122223333:role/Role"
      readers={readers}
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

test("while nobody knows who resolves the case, nothing is said of AWS", () => {
  expect(shown({}, { kind: "quiet" }, "unknown")).toContain("|Everyone who can read the case will see it.|");
});
