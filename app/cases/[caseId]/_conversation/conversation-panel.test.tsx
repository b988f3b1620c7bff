import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import type { CaseFile } from "@/lib/cases/files";
import { toCommentEntry, toEditEntry } from "@/lib/cases/timeline";
import { LiveFacts } from "../_facts/live-facts";
import { LivePage } from "../_live/live";
import { ConversationPanel } from "./conversation-panel";
import type { FirstPages } from "./conversation-state";
import type { TimelinePage } from "./timeline-page";

vi.mock("../_edit-comment/save-comment", () => ({ saveComment: vi.fn() }));

const owner = { owner: "0123456789abcdef0123456789abcdef", roleArn: "arn:aws:iam::111122223333:role/Role" };
const ownArn = "arn:aws:sts::111122223333:assumed-role/Role/ana";

const comment = (commentId: string, body: string, creator: string) =>
  toCommentEntry(
    { commentId, body, creator, createdDate: new Date(Number(commentId) * 1000), lastUpdatedDate: undefined },
    ownArn,
  );

const empty: TimelinePage = { status: "read", entries: [] };

const file = (fileName: string, status: string, second: number): CaseFile => ({
  attachmentId: `00000000-0000-4000-8000-00000000000${second}`,
  fileName,
  status,
  creator: ownArn,
  createdAt: second * 1000,
});

function textOf(first: Partial<FirstPages>, files: readonly CaseFile[] = []): string {
  return renderToStaticMarkup(
    <LivePage readAt={new Date()}>
      <LiveFacts caseId="1234567890" owner={owner}>
        <ConversationPanel
          caseId="1234567890"
          owner={owner}
          first={{ comments: empty, edits: empty, findings: empty, ...first }}
          files={files}
          ownArn={ownArn}
          hasFindings
          isRefusalKnown={false}
          draftKeys={[{ owner: owner.owner, key: "", issuedAt: 0 }]}
        >
          <p>the composer</p>
        </ConversationPanel>
      </LiveFacts>
    </LivePage>,
  ).replace(/<[^>]*>/g, "|");
}

describe("the panel of the conversation", () => {
  test("shows who wrote what, oldest first, with edits between", () => {
    const edit = toEditEntry(
      {
        eventTimestamp: new Date(1500),
        principal: "security-ir.amazonaws.com",
        action: "Case status updated",
        message: "Acknowledged",
      },
      ownArn,
    );
    const comments: TimelinePage = {
      status: "read",
      entries: [comment("000002", "We look.", "AWS Responder"), comment("000001", "Help.", ownArn)],
    };
    expect(textOf({ comments, edits: { status: "read", entries: [edit] } })).toMatch(
      /ana.* \(you\).*Help\..*Edit.*AWS.* · .*Case status updated.*: .*Acknowledged.*AWS Responder.*\|AWS\|.*We look\..*the composer/s,
    );
  });

  test("shows who added which file among the comments, by AWS's time", () => {
    const comments: TimelinePage = {
      status: "read",
      entries: [comment("000002", "Which calls?", "AWS Responder"), comment("000004", "Thank you.", "AWS Responder")],
    };
    expect(textOf({ comments }, [file("trail.csv", "Verified", 3)])).toMatch(
      /Which calls\?.*ana.* · File, .*Verified.*: .*trail\.csv.*1970.*Thank you\./s,
    );
  });

  test("says that a file is verified only if AWS does", () => {
    const pending = { ...file("a.csv", "Pending", 1), createdAt: Date.now() };
    const text = textOf({}, [file("b.csv", "Failed", 2), file("c.csv", "Deleted", 3), pending]);
    expect(text.replace(/\|+/g, "")).toMatch(
      /File, Refused by AWS: b\.csv.*File, Deleted: c\.csv.*File, Being checked: a\.csv/s,
    );
  });

  test("says that there are no comments yet", () => {
    expect(textOf({})).toContain("No comments yet.");
  });

  test("names the missing right, and keeps the rest", () => {
    const text = textOf({ comments: { status: "denied" } });
    expect([text.includes("(security-ir:ListComments)"), text.includes("the composer")]).toEqual([true, true]);
  });

  test("shows an attacker's text as text", () => {
    const hostile = comment("000001", "<script>alert(1)</script>\u202egnp.exe", "AWS Responder");
    const text = textOf({ comments: { status: "read", entries: [hostile] } });
    expect([text.includes("&lt;script&gt;"), text.includes("U+202E"), text.includes("\u202e")]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
