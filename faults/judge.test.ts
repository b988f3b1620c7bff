import { expect, test } from "vitest";
import { judge, type Submit, type TrueCase } from "./judge";

const aSubmit = (parts: Partial<Submit> = {}): Submit => ({
  title: "Drill 1",
  sessionName: "ana@example.com",
  fault: "reset after",
  told: { kind: "opened", caseId: "1000000001", duplicates: [], isDuplicatePossible: false },
  wasUnclear: false,
  milliseconds: 40,
  ...parts,
});

const aTrueCase = (parts: Partial<TrueCase> = {}): TrueCase => ({
  caseId: "1000000001",
  title: "Drill 1",
  createdBy: "arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com",
  ...parts,
});

const aCall = { title: "Drill 1", sessionName: "ana@example.com" };
const itsDuplicate = aTrueCase({ caseId: "1000000002" });

/** The offences of one submit, given what AWS holds. */
function offencesOf(submit: Submit, cases: readonly TrueCase[], calls = [aCall]): string[] {
  return judge([submit], { cases, calls }, false).findings.map(({ offence }) => offence);
}

test("one case, told by its number, is right", () => {
  expect(offencesOf(aSubmit(), [aTrueCase()])).toEqual([]);
});

test("a second case that no page reported is a silent duplicate", () => {
  expect(offencesOf(aSubmit(), [aTrueCase(), itsDuplicate])).toEqual(["silent duplicate"]);
});

test("a second case that was named is a duplicate, but not a silent one", () => {
  const told = {
    kind: "opened",
    caseId: "1000000001",
    duplicates: ["1000000002"],
    isDuplicatePossible: false,
  } as const;
  expect(offencesOf(aSubmit({ told }), [aTrueCase(), itsDuplicate])).toEqual([]);
});

test("a second case is not silent when the person was warned that there may be one", () => {
  const told = { kind: "opened", caseId: "1000000001", duplicates: [], isDuplicatePossible: true } as const;
  expect(offencesOf(aSubmit({ told }), [aTrueCase(), itsDuplicate])).toEqual([]);
});

test("a third case is silent when only the second was named", () => {
  const told = {
    kind: "opened",
    caseId: "1000000001",
    duplicates: ["1000000002"],
    isDuplicatePossible: false,
  } as const;
  const cases = [aTrueCase(), itsDuplicate, aTrueCase({ caseId: "1000000003" })];
  expect(offencesOf(aSubmit({ told }), cases)).toEqual(["silent duplicate"]);
});

test("a second case that a look did not show is a silent duplicate", () => {
  const told = { kind: "found", caseIds: ["1000000001"] } as const;
  expect(offencesOf(aSubmit({ told }), [aTrueCase(), itsDuplicate])).toEqual(["silent duplicate"]);
});

test("a second case is needless where AWS honours tokens, though it was named", () => {
  const told = {
    kind: "opened",
    caseId: "1000000001",
    duplicates: ["1000000002"],
    isDuplicatePossible: false,
  } as const;
  const { findings } = judge([aSubmit({ told })], { cases: [aTrueCase(), itsDuplicate], calls: [] }, true);
  expect(findings.map(({ offence }) => offence)).toEqual(["needless duplicate"]);
});

test("told and silent duplicates are both counted as duplicates", () => {
  const told = {
    kind: "opened",
    caseId: "1000000001",
    duplicates: ["1000000002"],
    isDuplicatePossible: false,
  } as const;
  expect(judge([aSubmit({ told })], { cases: [aTrueCase(), itsDuplicate], calls: [] }, false).duplicates).toBe(1);
});

test("a case under another person's name is a wrong user", () => {
  const createdBy = "arn:aws:sts::111122223333:assumed-role/IncidentResponder/max@example.com";
  expect(offencesOf(aSubmit(), [aTrueCase({ createdBy })])).toEqual(["wrong user"]);
});

test("a name that merely ends like the author's is a wrong user", () => {
  const createdBy = "arn:aws:sts::111122223333:assumed-role/IncidentResponder/diana@example.com";
  expect(offencesOf(aSubmit(), [aTrueCase({ createdBy })])).toEqual(["wrong user"]);
});

test("a call under another person's name is a wrong user, though it opened nothing", () => {
  const told = { kind: "not-opened", code: "access-denied" } as const;
  const calls = [{ title: "Drill 1", sessionName: "max@example.com" }];
  expect(offencesOf(aSubmit({ told }), [], calls)).toEqual(["wrong user"]);
});

test("told a number that AWS does not know is a wrong outcome", () => {
  expect(offencesOf(aSubmit(), [])).toEqual(["wrong outcome"]);
});

test("told the number of somebody else's case is a wrong outcome", () => {
  const told = { kind: "opened", caseId: "1000000002", duplicates: [], isDuplicatePossible: false } as const;
  const other = aSubmit({ title: "Drill 2", told });
  const cases = [aTrueCase(), aTrueCase({ caseId: "1000000002", title: "Drill 2" })];
  const { findings } = judge([aSubmit({ told }), other], { cases, calls: [] }, false);
  expect(findings.map(({ offence, title }) => [offence, title])).toEqual([["wrong outcome", "Drill 1"]]);
});

test("told “not opened” although a case exists is a wrong outcome", () => {
  const told = { kind: "not-opened", code: "throttled" } as const;
  expect(offencesOf(aSubmit({ told }), [aTrueCase()])).toEqual(["wrong outcome"]);
});

test("told “not opened” after a fault, and no case exists, is right", () => {
  const told = { kind: "not-opened", code: "throttled" } as const;
  expect(offencesOf(aSubmit({ told }), [])).toEqual([]);
});

test("told “unknown” is honest, however many cases there are", () => {
  expect(offencesOf(aSubmit({ told: { kind: "unknown" } }), [aTrueCase(), itsDuplicate])).toEqual([]);
});

test("a refusal where no fault was dealt is an offence, so that a portal that refuses all does not pass", () => {
  const told = { kind: "not-opened", code: "rate-limited" } as const;
  expect(offencesOf(aSubmit({ told, fault: null }), [])).toEqual(["refused without a fault"]);
});

test("a case that belongs to no draft is a wrong outcome", () => {
  expect(offencesOf(aSubmit(), [aTrueCase(), aTrueCase({ caseId: "1000000009", title: "Drill 9" })])).toEqual([
    "wrong outcome",
  ]);
});

test("an unclear try that ended in a known case counts as resolved", () => {
  const submits = [aSubmit({ wasUnclear: true }), aSubmit({ wasUnclear: true, told: { kind: "unknown" } })];
  expect(judge(submits, { cases: [aTrueCase()], calls: [] }, false)).toMatchObject({ resolved: 1, unknown: 1 });
});
