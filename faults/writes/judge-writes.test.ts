import { describe, expect, it } from "vitest";
import { type History, judgeWrites, type Written } from "./judge-writes";
import { writeKinds } from "./write-kinds";

const [kind] = writeKinds;
if (!kind) throw new Error("There are kinds of writes");
const after = "Containment, Eradication and Recovery";
const ana = "arn:aws:sts::111122223333:assumed-role/Role/ana";

const anEdit = (parts: Partial<History["edits"][number]> = {}): History["edits"][number] => ({
  at: 150,
  principal: ana,
  action: "Case status updated",
  message: `The status changed from Submitted to ${after}.`,
  ...parts,
});
const aHistory = (edits: History["edits"]): History => ({ caseId: "1", caseStatus: "", resolverType: "Self", edits });
const done = { kind: "done", by: "answer", from: 100, until: 200 } as const;
const aWritten = (...answers: Written["answers"]): Written => ({
  kind: kind.name,
  caseId: "1",
  sessionName: "ana",
  fault: null,
  answers,
});
const offencesIn = (written: Written, ...edits: History["edits"]) =>
  judgeWrites([written], kind, [aHistory(edits)]).findings.map(({ offence }) => offence);

describe("judgeWrites", () => {
  it("finds nothing wrong with a change that is there once, as told", () => {
    expect(offencesIn(aWritten(done), anEdit())).toEqual([]);
  });

  it("finds a change that was told as done and is not there", () => {
    expect(offencesIn(aWritten(done))).toContain("lost");
  });

  it("finds a look that told a change before AWS had it", () => {
    expect(offencesIn(aWritten({ ...done, by: "look" }), anEdit({ at: 300 }))).toEqual(["lost"]);
  });

  it.each(["refused", "unclear"] as const)("judges a change that is there and was told as %s", (told) => {
    const offences = offencesIn(aWritten({ kind: told, code: "x", from: 100, until: 200 }), anEdit());
    expect(offences).toEqual(told === "refused" ? ["done in silence"] : []);
  });

  it("finds a change that was made twice", () => {
    expect(offencesIn(aWritten(done), anEdit(), anEdit({ at: 160 }))).toEqual(["done twice"]);
  });

  it("finds a state that the case was not in when the portal looked", () => {
    const state = { caseStatus: "Submitted", resolverType: "Self" };
    const seen = { kind: "unclear", code: "aws-error", from: 100, until: 200, state } as const;
    expect([offencesIn(aWritten(seen), anEdit({ at: 150 })), offencesIn(aWritten(seen), anEdit({ at: 50 }))]).toEqual([
      [],
      ["wrong look"],
    ]);
  });

  it("accepts that AWS closed the case, and finds another person's hand", () => {
    const overtaken = { kind: "overtaken", from: 100, until: 200 } as const;
    const byAws = anEdit({ principal: "security-ir.amazonaws.com", message: "The status changed from A to Closed." });
    const byMax = anEdit({ principal: "arn:aws:sts::111122223333:assumed-role/Role/max" });
    expect([offencesIn(aWritten(overtaken), byAws), offencesIn(aWritten(overtaken), byMax)]).toEqual([
      [],
      ["wrong person"],
    ]);
  });
});
