import { describe, expect, it } from "vitest";
import { judgeComments, type Sent, type TrueComment } from "./judge-comments";

const aSent = (parts: Partial<Sent> = {}): Sent => ({
  caseId: "1",
  body: "a",
  sessionName: "ana",
  index: 0,
  fault: null,
  isLate: false,
  told: { kind: "added", copies: 1, isWarned: false },
  ...parts,
});
const aTrue = (parts: Partial<TrueComment> = {}): TrueComment => ({
  caseId: "1",
  body: "a",
  creator: "arn:aws:sts::111122223333:assumed-role/Role/ana",
  ...parts,
});
const offencesIn = (sent: Sent[], truth: TrueComment[], honoursTokens = false) =>
  judgeComments(sent, truth, honoursTokens).findings.map(({ offence }) => offence);

describe("judgeComments", () => {
  it("finds nothing wrong with a comment that is there once, as told", () => {
    expect(offencesIn([aSent()], [aTrue()], true)).toEqual([]);
  });

  it("finds a comment that was told as added and is not there", () => {
    expect(offencesIn([aSent()], [])).toEqual(["lost"]);
  });

  it("finds a double that nobody was told about", () => {
    expect(offencesIn([aSent()], [aTrue(), aTrue()])).toEqual(["silent double"]);
  });

  it.each([2, undefined])("accepts a double that was told, where AWS forgets tokens: %s", (copies) => {
    const told = { kind: "added", copies, isWarned: true } as const;
    expect(offencesIn([aSent({ told })], [aTrue(), aTrue()])).toEqual([]);
  });

  it("accepts a double that came after the portal looked, if the person was warned of one", () => {
    const isAccepted = (isLate: boolean, isWarned: boolean) =>
      offencesIn([aSent({ isLate, told: { kind: "added", copies: 1, isWarned } })], [aTrue(), aTrue()]).length === 0;
    expect([isAccepted(true, true), isAccepted(true, false), isAccepted(false, true)]).toEqual([true, false, false]);
  });

  it("accepts no double where AWS knows tokens", () => {
    expect(
      offencesIn([aSent({ told: { kind: "added", copies: 2, isWarned: true } })], [aTrue(), aTrue()], true),
    ).toEqual(["needless double"]);
  });

  it("finds a comment that was told as refused and is there", () => {
    expect(offencesIn([aSent({ told: { kind: "not-added", code: "throttled" } })], [aTrue()])).toEqual([
      "wrong outcome",
    ]);
  });

  it("finds a comment under another person", () => {
    expect(offencesIn([aSent()], [aTrue({ creator: "arn:aws:sts::111122223333:assumed-role/Role/max" })])).toEqual([
      "wrong person",
    ]);
  });

  it("finds a comment on another case", () => {
    expect(offencesIn([aSent()], [aTrue({ caseId: "2" })])).toEqual(["wrong outcome"]);
  });

  it("finds comments of one author that changed places, and only of one author", () => {
    const sent = [aSent(), aSent({ body: "b", index: 1 }), aSent({ body: "c", sessionName: "max", index: 2 })];
    const max = "arn:aws:sts::111122223333:assumed-role/Role/max";
    const truth = [aTrue({ body: "c", creator: max }), aTrue({ body: "b" }), aTrue()];
    expect(offencesIn(sent, truth)).toEqual(["out of order"]);
  });
});
