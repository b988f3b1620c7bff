import { createFormControl, type UseFormReturn } from "react-hook-form";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CaseInput } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { type ActionResult, failed, invalid } from "@/lib/result";
import { MemoryLocks, MemoryRecords, someKeys } from "../../_draft/browser-fakes";
import { DraftStore } from "../../_draft/draft-store";
import { FormFocus } from "../_form/form-focus";
import type { CaseDraft } from "./_draft/case-draft";
import type { FoundCases } from "./_draft/form-state";
import { type CaseFormParts, createCaseForm } from "./create-case-form";

// Doubles of the portal and the lazy parts.
const lazy = {
  isLoaded: true,
  rulesAccept: true,
  sendCase: vi.fn<(input: CaseInput, tried: unknown) => Promise<ActionResult>>(),
  lookForCases: vi.fn<(tried: unknown) => Promise<FoundCases>>(),
  millisecondsSince: () => 90_000,
  needsDraft: ({ description }: CaseInput) => description.length > 8000,
  caseSchema: {
    safeParse: (data: CaseInput) => (lazy.rulesAccept ? { success: true, data } : { success: false }),
  },
};
vi.mock("./lazy-parts", () => ({
  lazyParts: {
    load: async () => {
      if (!lazy.isLoaded) throw new Error("Offline");
      return lazy;
    },
  },
}));
vi.mock("../../_draft/draft-records", () => ({ browserRecords: () => records }));

const ana = someKeys("ana");
const press = { now: 1_000_000, roleArn: "arn:aws:iam::111122223333:role/Responder" };
let records: MemoryRecords;
let parts: CaseFormParts;
let form: UseFormReturn<CaseInput>;
let focus: FormFocus;
let transitions: Promise<void>[];

beforeEach(() => {
  records = new MemoryRecords();
  transitions = [];
  Object.assign(lazy, { isLoaded: true, rulesAccept: true });
  vi.stubGlobal("navigator", { locks: new MemoryLocks() });
  vi.stubGlobal("sessionStorage", { getItem: () => null, setItem: () => {} });
  vi.stubGlobal("requestAnimationFrame", () => {});
  form = aForm();
  focus = new FormFocus();
  vi.spyOn(focus, "moveTo");
  parts = createCaseForm({
    form,
    focus,
    draftKeys: ana,
    startTransition: (work) => void transitions.push(work()),
    whenAwake: async () => {},
  });
});

afterEach(() => {
  parts.writer.stop();
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

/** A form without React, with only what the parts use. */
function aForm(): UseFormReturn<CaseInput> {
  const { control, ...methods } = createFormControl<CaseInput>({
    defaultValues: newCase("token-1", "UTC"),
    resolver: (values) =>
      lazy.rulesAccept ? { values, errors: {} } : { values: {}, errors: { title: { type: "rule", message: "No" } } },
  });
  control._state.mount = true;
  return { ...methods, control } as unknown as UseFormReturn<CaseInput>;
}

async function start(): Promise<void> {
  parts.writer.start();
  await vi.waitUntil(() => parts.writer.status().kind !== "searching");
  await parts.writer.save();
}

/** A complete form on its review. */
async function onReview(): Promise<void> {
  await start();
  form.setValue("title", "Keys in use");
  await parts.review();
}

async function kept(): Promise<Record<string, CaseDraft>> {
  const store = await DraftStore.open(ana, records);
  const ids = await store.unfinishedIds("case");
  const found = await Promise.all(ids.map((id) => store.load<CaseDraft>({ kind: "case", id })));
  return Object.fromEntries(found.flatMap((draft) => (draft?.kind === "draft" ? [[draft.id, draft.content]] : [])));
}

async function keep(progress: object): Promise<void> {
  const store = await DraftStore.open(ana, records);
  const input = { ...newCase("token-0", "UTC"), title: "From before" };
  await store.save({ kind: "case", id: "token-0" }, { input, progress }, () => true);
}

const begun = { state: "sending", firstTriedAt: 500_000, roleArn: press.roleArn };

test("a description that goes on as comments is not sent where the browser cannot keep the rest", async () => {
  await onReview();
  form.setValue("description", "x".repeat(8001));
  records.beforeWrite = () => Promise.reject(new Error("The disk is full"));
  await parts.review();
  parts.machine.dispatch({ type: "open", ...press });
  await vi.waitUntil(() => transitions.length > 0);
  await Promise.all(transitions);
  expect([lazy.sendCase.mock.calls, parts.machine.read().phase]).toMatchObject([
    [],
    { name: "editing", failure: { code: "not-kept" } },
  ]);
});

test("the draft records a try before it is sent", async () => {
  await onReview();
  let before: unknown;
  lazy.sendCase.mockImplementation(async () => {
    before = (await kept())["token-1"]?.progress;
    return failed("access-denied");
  });
  parts.machine.dispatch({ type: "open", ...press });
  await Promise.all(transitions);
  expect(before).toEqual({ state: "sending", firstTriedAt: press.now, roleArn: press.roleArn });
});

test("a refused try is written down as not begun", async () => {
  await onReview();
  lazy.sendCase.mockResolvedValue(failed("access-denied"));
  parts.machine.dispatch({ type: "open", ...press });
  await Promise.all(transitions);
  await vi.waitUntil(async () => (await kept())["token-1"]?.progress.state !== "sending");
  expect((await kept())["token-1"]?.progress).toEqual({ state: "editing" });
});

test("a redirect of the action reaches the transition", async () => {
  await onReview();
  lazy.sendCase.mockRejectedValue(new Error("NEXT_REDIRECT"));
  parts.machine.dispatch({ type: "open", ...press });
  await expect(transitions[0]).rejects.toThrow("NEXT_REDIRECT");
});

test("fields that AWS refuses are marked, and the summary takes the focus", async () => {
  await onReview();
  const setError = vi.spyOn(form, "setError");
  lazy.sendCase.mockResolvedValue(
    invalid([
      { path: "title", message: "Too long" },
      { path: "", message: "No" },
    ]),
  );
  parts.machine.dispatch({ type: "open", ...press });
  await Promise.all(transitions);
  expect([setError.mock.calls.map(([path]) => path), vi.mocked(focus.moveTo).mock.lastCall]).toEqual([
    ["title", "root.aws"],
    ["summary"],
  ]);
});

test("after a conflict that outlasts any request, sends the same content under a new token and keeps only that", async () => {
  await onReview();
  lazy.sendCase.mockResolvedValue(failed("conflict"));
  lazy.lookForCases.mockResolvedValue({ status: "denied" });
  parts.machine.dispatch({ type: "open", ...press });
  await Promise.all(transitions);
  parts.machine.dispatch({ type: "open", ...press });
  await vi.waitUntil(() => parts.machine.read().phase.name === "found");
  parts.machine.dispatch({ type: "send-anyway", ...press, now: press.now + 90_000 });
  await Promise.all(transitions);
  const [first, second] = lazy.sendCase.mock.calls.map(([input]) => input);
  expect([second, Object.keys(await kept())]).toEqual([
    { ...first, clientToken: expect.not.stringMatching("^token-1$") },
    [second?.clientToken],
  ]);
});

test("a draft whose page died while it was sent comes back frozen", async () => {
  await keep(begun);
  await start();
  await vi.waitUntil(() => parts.machine.read().phase.name === "unclear");
  expect([form.getValues("title"), parts.machine.read().phase]).toMatchObject([
    "From before",
    { firstTriedAt: 500_000, failure: { code: "unreachable" } },
  ]);
});

test("leaves such a draft unchanged when the rules cannot be loaded", async () => {
  lazy.isLoaded = false;
  await keep(begun);
  await start();
  await vi.waitUntil(() => parts.machine.read().phase.name === "blocked");
  await parts.writer.save();
  expect((await kept())["token-0"]?.progress).toEqual(begun);
});

test("such a draft is corrected under a new token when newer rules refuse it", async () => {
  lazy.rulesAccept = false;
  await keep(begun);
  await start();
  await vi.waitUntil(async () => !("token-0" in (await kept())));
  const [draft] = Object.values(await kept());
  expect(draft?.progress).toEqual({ state: "correcting", earlier: { title: "From before", firstTriedAt: 500_000 } });
});

test('reads "mending" in an older draft as "correcting"', async () => {
  const earlier = { title: "As it was", firstTriedAt: 500_000 };
  await keep({ state: "mending", earlier });
  await start();
  expect(parts.machine.read().phase).toEqual({ name: "correcting", earlier });
});

/** A case that AWS may have opened. */
async function unclear(): Promise<void> {
  await onReview();
  lazy.sendCase.mockResolvedValue(failed("aws-no-answer"));
  parts.machine.dispatch({ type: "open", ...press });
  await Promise.all(transitions);
  await vi.waitUntil(async () => (await kept())["token-1"]?.progress.state === "unclear");
}

const another: CaseDraft = { input: { ...newCase("token-2", "UTC"), title: "Second" }, progress: { state: "editing" } };

test("a case that AWS may have is set aside with its token and outcome for a different one", async () => {
  await unclear();
  const isSetAside = await parts.setAside(structuredClone(another));
  await parts.writer.save();
  const drafts = await kept();
  expect([
    isSetAside,
    parts.machine.read().phase.name,
    drafts["token-1"]?.progress,
    Object.keys(drafts).sort(),
  ]).toEqual([
    true,
    "editing",
    { state: "unclear", firstTriedAt: press.now, roleArn: press.roleArn, failure: failed("aws-no-answer") },
    ["token-1", "token-2"],
  ]);
});

test("a case that was set aside comes back frozen, under the token that it was sent with", async () => {
  await unclear();
  await parts.setAside(structuredClone(another));
  expect(await parts.continueWith("token-1")).toBe(true);
  await vi.waitUntil(() => parts.machine.read().phase.name === "unclear");
  expect([form.getValues("clientToken"), form.getValues("title")]).toEqual(["token-1", "Keys in use"]);
});

test("nothing takes the place of a case while AWS is answering", async () => {
  await onReview();
  lazy.sendCase.mockReturnValue(new Promise(() => {}));
  parts.machine.dispatch({ type: "open", ...press });
  await vi.waitUntil(() => lazy.sendCase.mock.calls.length > 0); // Or it would be called in the next test.
  const isSetAside = await parts.setAside(structuredClone(another));
  expect([isSetAside, form.getValues("clientToken"), parts.machine.read().phase.name]).toEqual([
    false,
    "token-1",
    "sending",
  ]);
});

test("a case that AWS may have is not left where the browser keeps nothing", async () => {
  await unclear();
  records.beforeWrite = () => Promise.reject(new Error("Disk full"));
  form.setValue("description", "not stored");
  expect([await parts.setAside(structuredClone(another)), form.getValues("clientToken")]).toEqual([false, "token-1"]);
});

test("offline, nothing is sent, and the case does not count as tried", async () => {
  await onReview();
  vi.stubGlobal("navigator", { locks: new MemoryLocks(), onLine: false });
  parts.machine.dispatch({ type: "open", ...press });
  await Promise.all(transitions);
  expect([lazy.sendCase.mock.calls, parts.machine.read().phase]).toMatchObject([
    [],
    { name: "editing", failure: { code: "offline" } },
  ]);
});

test("offline, a case that AWS may have stays frozen, and no list is asked for", async () => {
  await unclear();
  vi.stubGlobal("navigator", { locks: new MemoryLocks(), onLine: false });
  parts.machine.dispatch({ type: "open", ...press, now: press.now + 11 * 60_000 });
  expect([lazy.lookForCases.mock.calls, parts.machine.read().phase]).toMatchObject([
    [],
    { name: "found", found: { status: "offline" }, about: { name: "unclear" } },
  ]);
});
