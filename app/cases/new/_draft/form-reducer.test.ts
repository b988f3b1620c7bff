import { describe, expect, test } from "vitest";
import type { CaseValues } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { failed, invalid } from "@/lib/result";
import type { CaseDraft, Progress, TriedProgress } from "./case-draft";
import { type FormEvent, reduceForm } from "./form-reducer";
import type { FoundCases } from "./form-state";
import {
  type Correcting,
  type Editing,
  type FormState,
  initialState,
  type Phase,
  type Reviewed,
  toProgress,
  type Unclear,
} from "./form-state";

const minute = 60_000;
const firstTriedAt = 1_000_000;
const responder = "arn:aws:iam::111122223333:role/Responder";
const viewer = "arn:aws:iam::111122223333:role/Viewer";
// The reducer passes it on and reads its title.
const review = { title: "Keys in use", clientToken: "token-1" } as CaseValues;
const earlier = { title: "Keys in use, as it was", firstTriedAt: 500_000 };
const noAnswer = failed("aws-no-answer");
const conflict = failed("conflict");
const denied = failed("access-denied");
const oneCase: FoundCases = { status: "found", cases: [{ caseId: "1234567890", createdAt: "2026-03-04T05:06:00Z" }] };

const editing: Editing = { name: "editing" };
const reviewed: Reviewed<Editing> = { name: "editing", review };
const correcting: Correcting = { name: "correcting", earlier };
const corrected: Reviewed<Correcting> = { name: "correcting", earlier, review };
const unclear: Unclear = { name: "unclear", review, firstTriedAt, roleArn: responder, failure: noAnswer };
const conflicting: Unclear = { ...unclear, failure: conflict };
const tried: TriedProgress = { state: "sending", firstTriedAt, roleArn: responder };

function aDraft(progress: Progress, title = "Keys in use"): CaseDraft {
  return { input: { ...newCase("token-1", "UTC"), title }, progress };
}

const begun = aDraft(tried, " Keys in use ");

const phases = {
  "the form": editing,
  "the review": reviewed,
  "the review after a refusal": { ...reviewed, failure: denied },
  "the form to correct": correcting,
  "the review of what was corrected": corrected,
  "the first try": { name: "sending", from: reviewed, firstTriedAt, roleArn: responder },
  "a try again": { name: "sending", from: unclear, firstTriedAt, roleArn: responder },
  "a try of what was corrected": {
    name: "sending",
    from: { name: "found", about: corrected, found: oneCase },
    firstTriedAt,
    roleArn: responder,
  },
  "not known": unclear,
  "not known after a conflict": conflicting,
  "the search": { name: "looking", from: conflicting },
  "the search before what was corrected goes out": { name: "looking", from: corrected },
  "a case found": { name: "found", about: conflicting, found: oneCase },
  "a search denied": { name: "found", about: conflicting, found: { status: "denied" } },
  "a search without an answer": { name: "found", about: conflicting, found: { status: "unavailable" } },
  "a search without a session": { name: "found", about: unclear, found: { status: "signed-out" } },
  "a case found before what was corrected goes out": { name: "found", about: corrected, found: oneCase },
  "a draft that comes back": { name: "resuming", progress: tried },
  "a draft that cannot be checked": { name: "blocked", progress: tried },
} as const satisfies Record<string, Phase>;

const press = { now: firstTriedAt + minute / 2, roleArn: responder };
const events = {
  "another draft": { type: "filled", draft: aDraft({ state: "editing" }) },
  "another draft to correct": { type: "filled", draft: aDraft({ state: "correcting", earlier }) },
  "another draft whose opening had begun": { type: "filled", draft: begun },
  "a link": { type: "linked", fromLink: { cautions: [] } },
  "review case": { type: "reviewed", values: review },
  back: { type: "back" },
  "open case": { type: "open", ...press },
  "send anyway": { type: "send-anyway", ...press },
  "fields refused": { type: "answered", result: invalid([{ path: "title", message: "Too long" }]) },
  refused: { type: "answered", result: denied },
  "no answer": { type: "answered", result: noAnswer },
  "search result": { type: "looked", found: oneCase },
  "rules accept": { type: "checked", draft: begun, values: review },
  "rules refuse": { type: "checked", draft: begun, values: undefined },
  "rules accept another draft": { type: "checked", draft: aDraft({ ...tried }), values: review },
  "rules not loaded": { type: "not-checked", draft: begun },
} as const satisfies Record<string, FormEvent>;

type PhaseName = keyof typeof phases;
type EventName = keyof typeof events;

/** In every phase but those that wait for an answer. */
const replaced = {
  "another draft": "editing",
  "another draft to correct": "correcting",
  "another draft whose opening had begun": "resuming, then check",
} as const;

/** The next phase and the effects of each event. Events that are missing here do nothing. */
const table: Record<PhaseName, Partial<Record<EventName, string>>> = {
  "the form": { ...replaced, "a link": "editing, then save", "review case": "editing" },
  "the review": {
    ...replaced,
    "a link": "editing, then save",
    "review case": "editing",
    back: "editing",
    "open case": "sending, then send",
  },
  "the review after a refusal": {
    ...replaced,
    "a link": "editing, then save",
    "review case": "editing",
    back: "editing",
    "open case": "sending, then send",
  },
  "the form to correct": { ...replaced, "a link": "correcting, then save", "review case": "correcting" },
  "the review of what was corrected": {
    ...replaced,
    "a link": "correcting, then save",
    "review case": "correcting",
    back: "correcting",
    "open case": "looking, then look",
  },
  "the first try": {
    "fields refused": "editing, then save, mark-fields",
    refused: "editing, then save",
    "no answer": "unclear, then save",
  },
  "a try again": {
    "fields refused": "unclear, then save",
    refused: "unclear, then save",
    "no answer": "unclear, then save",
  },
  "a try of what was corrected": {
    "fields refused": "correcting, then save, mark-fields",
    refused: "correcting, then save",
    "no answer": "unclear, then save",
  },
  "not known": { ...replaced, "open case": "sending, then send" },
  "not known after a conflict": { ...replaced, "open case": "looking, then look" },
  "the search": { "search result": "found" },
  "the search before what was corrected goes out": { "search result": "found" },
  "a case found": { ...replaced, "send anyway": "sending, then send" },
  "a search denied": { ...replaced, "send anyway": "sending, then send" },
  "a search without an answer": { ...replaced, "open case": "looking, then look" },
  "a search without a session": { ...replaced, "open case": "sending, then send" },
  "a case found before what was corrected goes out": {
    ...replaced,
    "a link": "found, then save",
    back: "correcting",
    "send anyway": "sending, then send",
  },
  "a draft that comes back": {
    ...replaced,
    "rules accept": "unclear",
    "rules refuse": "correcting, then correct",
    "rules not loaded": "blocked",
  },
  "a draft that cannot be checked": replaced,
};

const cells = (Object.keys(phases) as PhaseName[]).flatMap((phase) =>
  (Object.keys(events) as EventName[]).map((event) => ({ phase, event, follows: table[phase][event] })),
);

function stateIn(phase: Phase, parts: Partial<FormState> = {}): FormState {
  return { ...initialState, ...parts, phase };
}

function reduced(phase: Phase, event: FormEvent): FormState {
  return reduceForm(stateIn(phase), event).state;
}

function effectsOf(phase: Phase, event: FormEvent) {
  return reduceForm(stateIn(phase), event).effects;
}

describe("in each phase", () => {
  test.each(cells.filter(({ follows }) => follows !== undefined))(
    "$phase, $event: $follows",
    ({ phase, event, follows }) => {
      const { state, effects } = reduceForm(stateIn(phases[phase]), events[event]);
      expect([state.phase.name, effects.map(({ type }) => type).join(", ")].filter(Boolean).join(", then ")).toBe(
        follows,
      );
    },
  );

  test.each(cells.filter(({ follows }) => follows === undefined))("$phase, $event: nothing", ({ phase, event }) => {
    const before = stateIn(phases[phase]);
    const { state, effects } = reduceForm(before, events[event]);
    expect([state === before, effects]).toEqual([true, []]);
  });
});

describe("a first try", () => {
  test("is kept with its moment and role, so that a page that dies is found as it was", () => {
    const { phase } = reduced(reviewed, { type: "open", now: 42, roleArn: responder });
    expect(toProgress(phase)).toEqual({ state: "sending", firstTriedAt: 42, roleArn: responder });
  });

  test("goes out without an age, under the token there is", () => {
    expect(effectsOf(reviewed, { type: "open", now: 42, roleArn: responder })).toEqual([
      { type: "send", roleArn: responder, earliest: undefined, isTokenRenewed: false },
    ]);
  });

  test("that is refused leaves the review, with the reason, and a draft like any other", () => {
    const { phase } = reduced(phases["the first try"], { type: "answered", result: denied });
    expect([phase, toProgress(phase)]).toEqual([{ ...reviewed, failure: denied }, { state: "editing" }]);
  });

  test("whose fields are refused leads to the form, and can be taken elsewhere until the next review", () => {
    const refused = reduced(phases["the first try"], events["fields refused"]);
    const again = reduceForm(refused, events["review case"]).state;
    expect([refused.phase, refused.refused, again.refused]).toEqual([editing, { values: review }, undefined]);
  });

  test("whose fields are refused keeps the numbers that AWS Support asks for", () => {
    const result = invalid([{ path: "title", message: "Too long" }], "request-1");
    const { refused } = reduced(phases["the first try"], { type: "answered", result });
    expect(refused).toEqual({ values: review, awsRequestId: "request-1" });
  });

  test("that is unclear keeps AWS's words about fields, which cannot be shown at them", () => {
    const { phase } = reduced(phases["a try again"], events["fields refused"]);
    expect(phase).toMatchObject({ name: "unclear", failure: { code: "refused", awsMessage: "Too long" } });
  });

  test("whose fields are refused marks these fields", () => {
    expect(effectsOf(phases["the first try"], events["fields refused"])).toContainEqual({
      type: "mark-fields",
      issues: [{ path: "title", message: "Too long" }],
    });
  });

  test("without an answer freezes what was sent", () => {
    const { phase } = reduced(phases["the first try"], { type: "answered", result: noAnswer });
    expect([phase, toProgress(phase)]).toEqual([
      unclear,
      { state: "unclear", firstTriedAt, roleArn: responder, failure: noAnswer },
    ]);
  });
});

describe("after an unclear try", () => {
  test("the next one keeps the first one's moment and role, whoever presses when", () => {
    const event = { type: "open", now: firstTriedAt + minute, roleArn: viewer } as const;
    expect([reduced(unclear, event).phase, effectsOf(unclear, event)]).toEqual([
      phases["a try again"],
      [{ type: "send", roleArn: responder, earliest: firstTriedAt, isTokenRenewed: false }],
    ]);
  });

  test.each([
    ["ten minutes", 10 * minute, "send"],
    ["a millisecond more", 10 * minute + 1, "look"],
  ])("%s later the press means: %s ms, %s", (_name, age, effect) => {
    const effects = effectsOf(unclear, { type: "open", now: firstTriedAt + age, roleArn: responder });
    expect(effects.map(({ type }) => type)).toEqual([effect]);
  });

  test("the search is for the title that was sent, since the first try", () => {
    expect(effectsOf(conflicting, events["open case"])).toEqual([
      { type: "look", tried: { title: "Keys in use", firstTriedAt } },
    ]);
  });

  test("a later refusal does not make it clear", () => {
    expect(reduced(phases["a try again"], { type: "answered", result: denied }).phase).toEqual({
      ...unclear,
      failure: denied,
    });
  });

  test("refused fields are a refusal, with the numbers by which it can be found", () => {
    const result = { ...invalid([{ path: "title", message: "Too long" }], "aws-1"), reference: "ref-1" };
    expect(reduced(phases["a try again"], { type: "answered", result }).phase).toMatchObject({
      name: "unclear",
      failure: { code: "refused", awsRequestId: "aws-1", reference: "ref-1" },
    });
  });
});

describe("sending although the list was searched", () => {
  test.each([
    ["a conflict of half a minute ago", conflicting, minute / 2, false],
    ["a conflict of a minute ago", conflicting, minute, false],
    ["a conflict that outlasts any request", conflicting, minute + 1, true],
    ["no answer, however long ago", unclear, 20 * minute, false],
  ])("after %s", (_name, about, age, isTokenRenewed) => {
    const found: Phase = { name: "found", about, found: oneCase };
    const event = { type: "send-anyway", now: firstTriedAt + age, roleArn: responder } as const;
    expect(effectsOf(found, event)).toEqual([
      { type: "send", roleArn: responder, earliest: firstTriedAt, isTokenRenewed },
    ]);
  });

  test("a corrected case is a first try, but its age counts from the earlier one", () => {
    const found = phases["a case found before what was corrected goes out"];
    const event = { type: "send-anyway", now: 2_000_000, roleArn: viewer } as const;
    expect([reduced(found, event).phase, effectsOf(found, event)]).toEqual([
      { name: "sending", from: found, firstTriedAt: 2_000_000, roleArn: viewer },
      [{ type: "send", roleArn: viewer, earliest: earlier.firstTriedAt, isTokenRenewed: false }],
    ]);
  });
});

describe("a corrected case", () => {
  test("is searched for as it was", () => {
    expect(effectsOf(corrected, events["open case"])).toEqual([{ type: "look", tried: earlier }]);
  });

  test("stays so after a refusal", () => {
    const { phase } = reduced(phases["a try of what was corrected"], { type: "answered", result: denied });
    expect(toProgress(phase)).toEqual({ state: "correcting", earlier });
  });

  test("counts as a first try, and is frozen if there is no answer", () => {
    const { phase } = reduced(phases["a try of what was corrected"], { type: "answered", result: noAnswer });
    expect(toProgress(phase)).toEqual({ state: "unclear", firstTriedAt, roleArn: responder, failure: noAnswer });
  });
});

describe("a search", () => {
  test("that is repeated forgets the first", () => {
    const again = reduced(phases["a search without an answer"], events["open case"]);
    const found = reduceForm(again, { type: "looked", found: { status: "denied" } }).state;
    expect(found.phase).toEqual(phases["a search denied"]);
  });
});

describe("a draft that is put into the form", () => {
  const state = stateIn(reviewed, { refused: { values: review }, fromLink: { cautions: ["Look twice"] }, answers: 3 });

  test("takes nothing over from the one before", () => {
    expect(reduceForm(state, events["another draft"]).state).toEqual(stateIn(editing, { answers: 3 }));
  });

  test("brings its link along", () => {
    const draft = { ...aDraft({ state: "editing" }), fromLink: { cautions: ["Theirs"] } };
    expect(reduceForm(state, { type: "filled", draft }).state.fromLink).toEqual({ cautions: ["Theirs"] });
  });

  test("is still begun while it is checked, and when it cannot be", () => {
    expect([phases["a draft that comes back"], phases["a draft that cannot be checked"]].map(toProgress)).toEqual([
      tried,
      tried,
    ]);
  });

  test("is not known to be open, with the reason that was kept", () => {
    const draft = aDraft({ ...tried, state: "unclear", failure: conflict });
    const resuming = reduced(editing, { type: "filled", draft });
    expect(reduceForm(resuming, { type: "checked", draft, values: review }).state.phase).toEqual(conflicting);
  });

  test("is not known to be open, as after a lost connection, when its page died", () => {
    expect(reduced(phases["a draft that comes back"], events["rules accept"]).phase).toMatchObject({
      name: "unclear",
      failure: { code: "unreachable" },
    });
  });

  test("that newer rules refuse is corrected, and looked for as it was", () => {
    expect(reduced(phases["a draft that comes back"], events["rules refuse"]).phase).toEqual({
      name: "correcting",
      earlier: { title: "Keys in use", firstTriedAt },
    });
  });
});

test("the same answer twice is counted twice", () => {
  const first = reduced(phases["the first try"], events["no answer"]);
  const again = reduceForm(reduceForm(first, events["open case"]).state, events["no answer"]).state;
  expect([first.answers, again.answers]).toEqual([1, 2]);
});
