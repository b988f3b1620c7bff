import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Pace, type Priority, priorities, type Waiting } from "@/lib/aws/pace";

const second = 1000;
const patience = 20 * second;

type Call = Waiting & { name: string };

function aCall(name: string, change: Partial<Waiting> & { now?: number } = {}): Call {
  const { now = 0, ...rest } = change;
  return { name, person: name, priority: "person", latestStart: now + patience, ...rest };
}

const namesOf = (calls: readonly Call[]) => calls.map(({ name }) => name);

/** A pace that AWS has just throttled. */
function throttledPace(now = 0): Pace<Call> {
  const pace = new Pace<Call>(second);
  pace.throttled(now, now, 0);
  return pace;
}

/** Everything that is sent up to the moment, with its time. The time jumps from slot to slot. */
function sendUntil(pace: Pace<Call>, end: number, from = 0): { name: string; at: number }[] {
  const sent: { name: string; at: number }[] = [];
  for (let at: number | undefined = from; at !== undefined && at <= end; at = pace.nextTake()) {
    for (const { name } of pace.take(at)) sent.push({ name, at });
  }
  return sent;
}

describe("before AWS throttles anything", () => {
  test("every call goes at once", () => {
    const pace = new Pace<Call>(second);
    for (const name of ["a", "b", "c"]) pace.join(aCall(name), 0);
    expect(namesOf(pace.take(0))).toEqual(["a", "b", "c"]);
  });

  test("a call that must wait is sent when its time has come, and holds nobody up", () => {
    const pace = new Pace<Call>(second);
    pace.join(aCall("later"), 0, 500);
    pace.join(aCall("now"), 0);
    expect([namesOf(pace.take(0)), pace.nextTake(), namesOf(pace.take(500))]).toEqual([["now"], 500, ["later"]]);
  });
});

describe("once AWS has throttled a call", () => {
  test("the others go one at a time", () => {
    const pace = throttledPace();
    for (const name of ["a", "b", "c"]) pace.join(aCall(name), 0);
    expect(sendUntil(pace, 10 * second)).toEqual([
      { name: "a", at: 1000 },
      { name: "b", at: 2000 },
      { name: "c", at: 3000 },
    ]);
  });

  test("the throttled call goes first, before people who came earlier", () => {
    const pace = throttledPace();
    pace.join(aCall("waiting"), 0);
    pace.rejoin(aCall("throttled", { now: 300 }), 0);
    expect(sendUntil(pace, 2 * second).map(({ name }) => name)).toEqual(["throttled", "waiting"]);
  });

  test("of two throttled calls the older goes first", () => {
    const pace = throttledPace();
    pace.rejoin(aCall("younger", { now: 300 }), 0);
    pace.rejoin(aCall("older"), 0);
    expect(sendUntil(pace, 2 * second).map(({ name }) => name)).toEqual(["older", "younger"]);
  });

  test("a call waits for as long as AWS asks, and others use its slot", () => {
    const pace = throttledPace();
    pace.rejoin(aCall("asked to wait"), 2500);
    pace.join(aCall("other"), 0);
    expect(sendUntil(pace, 10 * second)).toEqual([
      { name: "other", at: 1000 },
      { name: "asked to wait", at: 2500 },
    ]);
  });

  test("a refusal in a slot moves the next one by its jitter", () => {
    const pace = throttledPace();
    pace.join(aCall("a"), 0);
    pace.take(1000);
    pace.throttled(1000, 1010, 40);
    pace.rejoin(aCall("a"), 1010);
    expect(pace.nextTake()).toBe(2040);
  });

  test("an answer that came later than another moves the next slot by as much, up to a tenth", () => {
    const pace = throttledPace();
    const slots: (number | undefined)[] = [];
    for (const [sentAt, took] of [
      [1000, 10],
      [3000, 40],
      [5000, 900],
      [7000, 10],
    ] as const) {
      pace.join(aCall("a", { now: sentAt }), sentAt);
      pace.take(sentAt);
      pace.answered(sentAt, sentAt + took);
      pace.join(aCall("b", { now: sentAt }), sentAt);
      slots.push(pace.nextTake());
      pace.take(sentAt + 1500);
    }
    expect(slots).toEqual([2000, 4030, 6100, 8000]);
  });

  test("refusals of a burst that left before do not push the first slot away", () => {
    const pace = throttledPace();
    pace.throttled(-5, 400, 40);
    pace.join(aCall("a"), 400);
    expect(pace.nextTake()).toBe(1000);
  });

  test("free sending comes back a minute after the last refusal", () => {
    const pace = throttledPace();
    for (const name of ["a", "b"]) pace.join(aCall(name, { now: 60 * second }), 60 * second);
    expect(namesOf(pace.take(60 * second))).toEqual(["a", "b"]);
  });

  test("a later refusal starts the minute again", () => {
    const pace = throttledPace();
    pace.throttled(30 * second, 30 * second, 0);
    for (const name of ["a", "b"]) pace.join(aCall(name, { now: 60 * second }), 60 * second);
    expect(namesOf(pace.take(60 * second))).toEqual(["a"]);
  });

  test("free sending does not come back while people wait, which would send them all at once", () => {
    const pace = throttledPace();
    for (const name of ["a", "b"]) pace.join(aCall(name, { now: 59 * second }), 59 * second);
    pace.join(aCall("c", { now: 60 * second }), 60 * second);
    expect(namesOf(pace.take(60 * second))).toEqual(["a"]);
  });
});

describe("the order", () => {
  test("is what a person waits for, first pages, later pages, background", () => {
    const pace = throttledPace();
    for (const priority of [...priorities].reverse()) pace.join(aCall(priority, { priority }), 0);
    expect(sendUntil(pace, 10 * second).map(({ name }) => name)).toEqual([...priorities]);
  });

  test("lets people take turns, however many calls one of them has waiting", () => {
    const pace = throttledPace();
    for (const name of ["a1", "a2", "a3"]) pace.join(aCall(name, { person: "a" }), 0);
    for (const name of ["b1", "b2"]) pace.join(aCall(name, { person: "b", now: 1 }), 1);
    expect(sendUntil(pace, 10 * second).map(({ name }) => name)).toEqual(["a1", "b1", "a2", "b2", "a3"]);
  });

  test("gives nobody who comes back a second turn before those who wait", () => {
    const pace = throttledPace();
    pace.join(aCall("a1", { person: "a" }), 0);
    pace.join(aCall("b1", { person: "b" }), 0);
    pace.take(1000);
    pace.join(aCall("a2", { person: "a", now: -1 }), 1000);
    expect(sendUntil(pace, 10 * second, 1000).map(({ name }) => name)).toEqual(["b1", "a2"]);
  });
});

describe("a call that cannot be sent in time", () => {
  test("is found at once, with the moment at which it could be sent", () => {
    const pace = throttledPace();
    for (let index = 1; index <= 21; index++) pace.join(aCall(`call ${index}`), 0);
    expect(pace.takeLate(0)).toMatchObject([{ call: { name: "call 21" }, possibleAt: 21_000 }]);
  });

  test("is the last in order, not the one that came last", () => {
    const pace = throttledPace();
    for (let index = 1; index <= 20; index++) pace.join(aCall(`list ${index}`, { priority: "first-page" }), 0);
    pace.join(aCall("press"), 0);
    expect(pace.takeLate(0)).toMatchObject([{ call: { name: "list 20" } }]);
  });

  test("is one that AWS asks to wait for longer", () => {
    const pace = throttledPace();
    pace.rejoin(aCall("asked to wait"), 30_000);
    expect(pace.takeLate(0)).toMatchObject([{ call: { name: "asked to wait" }, possibleAt: 30_000 }]);
  });

  test("costs its person no turn", () => {
    const pace = throttledPace();
    const givenUp = aCall("a2", { person: "a" });
    pace.join(aCall("a1", { person: "a" }), 0);
    pace.join(givenUp, 0);
    pace.join(aCall("a3", { person: "a" }), 0);
    for (const name of ["b1", "b2", "b3"]) pace.join(aCall(name, { person: "b", now: 1 }), 1);
    pace.leave(givenUp);
    expect(sendUntil(pace, 10 * second).map(({ name }) => name)).toEqual(["a1", "b1", "a3", "b2", "b3"]);
  });

  test("leaves its place to the next", () => {
    const pace = throttledPace();
    pace.join(aCall("too late", { now: -patience }), 0);
    pace.join(aCall("in time"), 0);
    pace.takeLate(0);
    expect(sendUntil(pace, 10 * second)).toEqual([{ name: "in time", at: 1000 }]);
  });
});

test("a call that is given up leaves its place to the next", () => {
  const pace = throttledPace();
  const givenUp = aCall("given up");
  pace.join(givenUp, 0);
  pace.join(aCall("next"), 0);
  pace.leave(givenUp);
  expect(sendUntil(pace, 10 * second)).toEqual([{ name: "next", at: 1000 }]);
});

// A day at the office: people send calls of all priorities at any time, and AWS throttles as it likes.
const arrivals = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 30 * second }),
    person: fc.constantFrom("ana", "ben", "cem", "dot"),
    priority: fc.constantFrom(...priorities),
  }),
  { minLength: 1, maxLength: 60, size: "max" },
);

type Event = { name: string; at: number; kind: "sent" | "late" | "throttled" };

/** `throttles` decides over each sent call. Returns what happened, in order. */
function simulate(calls: { at: number; person: string; priority: Priority }[], throttles: (sent: number) => boolean) {
  const pace = throttledPace();
  const coming = calls
    .map((call, index) => aCall(`${index}`, { ...call, now: call.at }))
    .sort((a, b) => a.latestStart - b.latestStart);
  const events: Event[] = [];
  let sent = 0;
  for (let now = 0; now !== Number.POSITIVE_INFINITY; ) {
    while (coming[0] && coming[0].latestStart - patience <= now) pace.join(coming.shift() as Call, now); // Just seen.
    for (const { call } of pace.takeLate(now)) events.push({ name: call.name, at: now, kind: "late" });
    for (const call of pace.take(now)) {
      const isThrottled = throttles(sent++);
      events.push({ name: call.name, at: now, kind: isThrottled ? "throttled" : "sent" });
      if (!isThrottled) continue;
      pace.throttled(now, now, 0);
      pace.rejoin(call, now);
    }
    const nextArrival = coming[0] ? coming[0].latestStart - patience : Number.POSITIVE_INFINITY;
    now = Math.min(nextArrival, Math.max(now + 1, pace.nextTake() ?? Number.POSITIVE_INFINITY));
  }
  return events;
}

const everyThird = (sent: number) => sent % 3 === 0;

describe("whatever people send, and however AWS throttles", () => {
  test("each call ends exactly once: sent, or told that there is no time left", () => {
    fc.assert(
      fc.property(arrivals, (calls) => {
        const ended = simulate(calls, everyThird).filter(({ kind }) => kind !== "throttled");
        expect(ended.map(({ name }) => Number(name)).sort((a, b) => a - b)).toEqual(calls.map((_, index) => index));
      }),
    );
  });

  test("no call is sent after its last moment, and none waits beyond it", () => {
    fc.assert(
      fc.property(arrivals, (calls) => {
        for (const { name, at } of simulate(calls, everyThird)) {
          expect(at).toBeLessThanOrEqual((calls[Number(name)]?.at ?? 0) + patience + second);
        }
      }),
    );
  });

  test("at least an interval lies between two calls within a minute of a refusal", () => {
    fc.assert(
      fc.property(arrivals, (calls) => {
        const sent = simulate(calls, everyThird).filter(({ kind }) => kind !== "late");
        const refusedAt = [0, ...sent.filter(({ kind }) => kind === "throttled").map(({ at }) => at)];
        const tooClose = sent.slice(1).filter(({ at }, index) => {
          const before = sent[index]?.at ?? 0;
          return at - before < second && refusedAt.some((refused) => refused < at && at < refused + 60 * second);
        });
        expect(tooClose).toEqual([]);
      }),
    );
  });

  test("nobody is overtaken more than twice by the same person for each call of their own", () => {
    fc.assert(
      fc.property(arrivals, (calls) => {
        const alike = calls.map((call) => ({ ...call, priority: "person" as const }));
        const events = simulate(alike, () => false);
        const personOf = ({ name }: Event) => alike[Number(name)]?.person;
        const sent = events.filter(({ kind }) => kind === "sent");
        const overtaken = sent.filter((waiting) => {
          const since = alike[Number(waiting.name)]?.at ?? 0;
          const isMeanwhile = ({ at }: Event) => at >= since && at < waiting.at;
          const ownCalls = events.filter((event) => isMeanwhile(event) && personOf(event) === personOf(waiting));
          const turns = sent.filter(isMeanwhile).map(personOf);
          return turns.some((one) => turns.filter((other) => other === one).length > 2 * (ownCalls.length + 1));
        });
        expect(overtaken).toEqual([]);
      }),
    );
  });
});
