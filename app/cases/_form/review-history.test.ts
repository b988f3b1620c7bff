import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { caseSchema } from "@/lib/cases/case-schema";
import { failed } from "@/lib/result";
import { createMachine, type Machine } from "../../_machine/create-machine";
import { type FormEvent, reduceForm } from "../new/_draft/form-reducer";
import { type FormState, initialState, isUnclear, reviewOf } from "../new/_draft/form-state";
import { followReviewInHistory } from "./review-history";

const values = caseSchema.parse(aCase());
const reviewed: FormEvent = { type: "reviewed", values };
const press = { now: 1_000_000, roleArn: "arn" };

/** A browser's history, which goes back later, as a browser's does. */
class FakeHistory {
  entries: unknown[] = [{ next: true }];
  at = 0;
  onPop: (event: { stopImmediatePropagation(): void }) => void = () => {};
  readonly isKeptFromNext: boolean[] = [];

  get state(): unknown {
    return this.entries[this.at];
  }

  pushState(state: unknown): void {
    this.entries = [...this.entries.slice(0, this.at + 1), state];
    this.at++;
  }

  replaceState(state: unknown): void {
    this.entries[this.at] = state;
  }

  back(): void {
    setTimeout(() => this.go(-1));
  }

  go(delta: number): void {
    this.at += delta;
    const stopImmediatePropagation = vi.fn();
    this.onPop({ stopImmediatePropagation });
    this.isKeptFromNext.push(stopImmediatePropagation.mock.calls.length > 0);
  }
}

let browser: FakeHistory;
let machine: Machine<FormState, FormEvent>;
let stop: () => void;
const review = vi.fn(async () => machine.dispatch(reviewed));
const focus = { moveTo: vi.fn() };

beforeEach(() => {
  browser = new FakeHistory();
  vi.stubGlobal("history", browser);
  vi.stubGlobal("location", { pathname: "/cases/new" });
  vi.stubGlobal("window", {
    addEventListener: (_type: string, onPop: FakeHistory["onPop"]) => {
      browser.onPop = onPop;
    },
    removeEventListener: () => {},
  });
  machine = createMachine(initialState, reduceForm, () => {});
  stop = follow();
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const follow = () =>
  followReviewInHistory({
    subscribe: machine.subscribe,
    isShown: isReviewShown,
    hasForm: () => !isUnclear(machine.read().phase),
    review,
    back: () => machine.dispatch({ type: "back" }),
    focus,
  });
const isReviewShown = () => reviewOf(machine.read().phase) !== undefined;
const later = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("the review in the browser's history", () => {
  test("has an entry of its own, beside what Next keeps", () => {
    machine.dispatch(reviewed);
    expect(browser.entries).toEqual([{ next: true }, { next: true, casedeskReview: true }]);
  });

  test("is left by Back for the form, without Next's help", () => {
    machine.dispatch(reviewed);
    browser.go(-1);
    expect([isReviewShown(), focus.moveTo.mock.calls, browser.isKeptFromNext]).toEqual([false, [["heading"]], [true]]);
  });

  test("is shown again by Forward, after the form was checked", () => {
    machine.dispatch(reviewed);
    browser.go(-1);
    browser.go(1);
    expect([review.mock.calls.length, isReviewShown(), browser.entries.length]).toEqual([1, true, 2]);
  });

  test("leaves no entry behind when the form is shown by its button", async () => {
    machine.dispatch(reviewed);
    machine.dispatch({ type: "back" });
    await later();
    expect([browser.at, isReviewShown()]).toEqual([0, false]);
  });

  test("stays when it is asked for again before the browser has gone back", async () => {
    machine.dispatch(reviewed);
    machine.dispatch({ type: "back" });
    machine.dispatch(reviewed);
    await later();
    expect([browser.at, browser.entries.length, isReviewShown()]).toEqual([1, 2, true]);
  });

  test("of a case that AWS may have opened has no form to go back to", () => {
    machine.dispatch(reviewed);
    machine.dispatch({ type: "open", ...press });
    machine.dispatch({ type: "answered", result: failed("aws-no-answer") });
    browser.go(-1);
    expect(isReviewShown()).toBe(true);
  });

  test("begins with the form after a reload, whose review gets an entry again", () => {
    machine.dispatch(reviewed);
    stop();
    machine = createMachine(initialState, reduceForm, () => {});
    stop = follow();
    machine.dispatch(reviewed);
    expect([browser.at, browser.entries]).toEqual([
      2,
      [{ next: true }, { next: true, casedeskReview: undefined }, { next: true, casedeskReview: true }],
    ]);
  });

  test("leaves other pages to Next", () => {
    machine.dispatch(reviewed);
    vi.stubGlobal("location", { pathname: "/cases/1234567890" });
    browser.go(-1);
    expect([browser.isKeptFromNext, isReviewShown()]).toEqual([[false], true]);
  });
});
