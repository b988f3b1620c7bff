import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { parseEnv } from "./env";
import { type Admission, type AdmitSubmit, admitSubmit, createSubmitGuard } from "./submit-guard";

const second = 1000;
const day = 24 * 60 * 60 * second;
const submitLimit = { cases: 2, windowSeconds: 600 };

vi.mock("./env", async (importActual) => ({
  ...(await importActual<typeof import("./env")>()),
  env: () => ({ SUBMITS_PER_USER: 1, SUBMIT_WINDOW_SECONDS: 60 }),
}));

describe("createSubmitGuard", () => {
  test("admits as many cases as the limit has", () => {
    const admit = createSubmitGuard(submitLimit);
    admit("ana", "case-1", 0);
    expect(admit("ana", "case-2", 0)).toMatchObject({ ok: true });
  });

  test("refuses one more, and says when there is room and what the limit is", () => {
    const admit = atItsLimit(0, 100 * second);
    expect(admit("ana", "case-3", 200 * second)).toEqual({ ok: false, retryAfterSeconds: 400, submitLimit });
  });

  test("rounds the wait up to whole seconds", () => {
    const admit = atItsLimit(0, 0);
    expect(admit("ana", "case-3", 599 * second + 1)).toMatchObject({ retryAfterSeconds: 1 });
  });

  test("admits the next case when the wait is over", () => {
    const admit = atItsLimit(0, 100 * second);
    expect(admit("ana", "case-3", 600 * second)).toMatchObject({ ok: true });
  });

  test("slides: room for one is not room for two", () => {
    const admit = atItsLimit(0, 100 * second);
    admit("ana", "case-3", 600 * second);
    expect(admit("ana", "case-4", 600 * second)).toMatchObject({ ok: false, retryAfterSeconds: 100 });
  });

  test("admits a case of before at the limit", () => {
    const admit = atItsLimit(0, 0);
    expect(admit("ana", "case-1", 1)).toMatchObject({ ok: true });
  });

  test("does not count a case again", () => {
    const admit = createSubmitGuard(submitLimit);
    admit("ana", "case-1", 0);
    admit("ana", "case-1", 1);
    expect(admit("ana", "case-2", 2)).toMatchObject({ ok: true });
  });

  test("does not let repeating a case make its place in the window last longer", () => {
    const admit = atItsLimit(0, 0);
    admit("ana", "case-1", 599 * second);
    expect(admit("ana", "case-3", 600 * second)).toMatchObject({ ok: true });
  });

  test("admits a case of before its window at the limit, as long as a draft lives", () => {
    const admit = atItsLimit(0, 0);
    admit("ana", "case-3", day - 2);
    admit("ana", "case-4", day - 2);
    expect(admit("ana", "case-1", day - 1)).toMatchObject({ ok: true });
  });

  test("forgets a case when its draft is gone", () => {
    const admit = atItsLimit(0, 0);
    admit("ana", "case-3", day - 1);
    admit("ana", "case-4", day - 1);
    expect(admit("ana", "case-1", day)).toMatchObject({ ok: false });
  });

  test("does not count what it refused", () => {
    const admit = atItsLimit(0, 0);
    admit("ana", "case-3", 1);
    expect(admit("ana", "case-4", 600 * second)).toMatchObject({ ok: true });
  });

  test("does not count what AWS refused", () => {
    const admit = createSubmitGuard({ cases: 1, windowSeconds: 600 });
    withdrawn(admit("ana", "case-1", 0));
    expect(admit("ana", "case-2", 1)).toMatchObject({ ok: true });
  });

  test("goes on counting a case that may be open when AWS refuses its repetition", () => {
    const admit = createSubmitGuard({ cases: 1, windowSeconds: 600 });
    admit("ana", "case-1", 0);
    withdrawn(admit("ana", "case-1", 1));
    expect(admit("ana", "case-2", 2)).toMatchObject({ ok: false });
  });

  test("counts each user alone", () => {
    const admit = atItsLimit(0, 0);
    expect(admit("ben", "case-3", 0)).toMatchObject({ ok: true });
  });

  test("does not take one user's case for another's", () => {
    const admit = atItsLimit(0, 0);
    admit("ben", "case-3", 0);
    expect(admit("ana", "case-3", 0)).toMatchObject({ ok: false });
  });

  test("remembers at most 100 cases of a user, without letting more through", () => {
    const admit = createSubmitGuard({ cases: 1, windowSeconds: 60 });
    Array.from({ length: 101 }, (_, index) => admit("ana", `case-${index}`, index * 60 * second));
    expect([admit("ana", "case-0", 6000 * second + 1), admit("ana", "case-1", 6000 * second + 1)]).toMatchObject([
      { ok: false },
      { ok: true },
    ]);
  });

  test("remembers at most 10,000 users, and forgets first whose last submit is the oldest", () => {
    const admit = atItsLimit(0, 0);
    admit("ben", "case-1", 0);
    admit("ben", "case-2", 0);
    admit("ana", "case-1", 1);
    Array.from({ length: 9_999 }, (_, index) => admit(`user-${index}`, "case-1", 2));
    expect([admit("ana", "case-3", 3), admit("ben", "case-3", 3)]).toMatchObject([{ ok: false }, { ok: true }]);
  });

  test("never admits more different cases in a window than the limit, in any order of submits", () => {
    const submits = fc.array(
      fc.record({ token: fc.integer({ max: 12, min: 0 }), wait: fc.integer({ max: 90, min: 0 }) }),
      {
        maxLength: 80,
      },
    );
    fc.assert(
      fc.property(submits, fc.integer({ min: 1, max: 4 }), (all, cases) => {
        const firstTimes = admittedFirst(createSubmitGuard({ cases, windowSeconds: 60 }), all);
        const crowded = firstTimes.filter(
          (start) => firstTimes.filter((at) => at >= start && at < start + 60 * second).length > cases,
        );
        expect(crowded).toEqual([]);
      }),
    );
  });

  test("the wait it tells is the shortest after which there is room", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 59 * second }), { minLength: 2, maxLength: 2 }), (times) => {
        const [first = 0, last = 0] = times.toSorted((a, b) => a - b);
        const refused = createSubmitGuard({ cases: 2, windowSeconds: 60 });
        refused("ana", "case-1", first);
        refused("ana", "case-2", last);
        const admission = refused("ana", "case-3", last);
        const wait = admission.ok ? 0 : admission.retryAfterSeconds * second;
        expect([refused("ana", "case-3", last + wait - second).ok, refused("ana", "case-3", last + wait).ok]).toEqual([
          false,
          true,
        ]);
      }),
    );
  });
});

describe("admitSubmit", () => {
  test("keeps to the settings", () => {
    admitSubmit("ana", "case-1", 0);
    expect(admitSubmit("ana", "case-2", 1)).toEqual({
      ok: false,
      retryAfterSeconds: 60,
      submitLimit: { cases: 1, windowSeconds: 60 },
    });
  });
});

describe("the settings of the limit", () => {
  test("are five cases in ten minutes when they are not set", () => {
    expect(parseEnv(settings({}))).toMatchObject({ SUBMITS_PER_USER: 5, SUBMIT_WINDOW_SECONDS: 600 });
  });

  test("are read as numbers", () => {
    const set = settings({ SUBMITS_PER_USER: "1000", SUBMIT_WINDOW_SECONDS: "86400" });
    expect(parseEnv(set)).toMatchObject({ SUBMITS_PER_USER: 1000, SUBMIT_WINDOW_SECONDS: 86_400 });
  });

  test.each([
    ["SUBMITS_PER_USER", "0", "must be 1 case or more"],
    ["SUBMITS_PER_USER", "1001", "must be 1000 cases or fewer"],
    ["SUBMITS_PER_USER", "2.5", "must be a whole number of cases"],
    ["SUBMITS_PER_USER", "five", "is not a number"],
    ["SUBMIT_WINDOW_SECONDS", "59", "must be 60 seconds or more"],
    ["SUBMIT_WINDOW_SECONDS", "86401", "must be 86400 seconds or less"],
    ["SUBMIT_WINDOW_SECONDS", "60.5", "must be a whole number of seconds"],
    ["SUBMIT_WINDOW_SECONDS", "10m", "is not a number"],
  ])("%s is refused as %s", (name, value, reason) => {
    expect(() => parseEnv(settings({ [name]: value }))).toThrow(`${name} ${reason}`);
  });
});

function withdrawn(admission: Admission): void {
  if (admission.ok) admission.withdraw();
}

function atItsLimit(first: number, last: number): AdmitSubmit {
  const admit = createSubmitGuard(submitLimit);
  admit("ana", "case-1", first);
  admit("ana", "case-2", last);
  return admit;
}

/** The time of each admitted case's first admission. `wait` is in seconds. */
function admittedFirst(admit: AdmitSubmit, submits: { token: number; wait: number }[]): number[] {
  const firstByToken = new Map<number, number>();
  submits.reduce((earlier, { token, wait }) => {
    const now = earlier + wait * second;
    if (admit("ana", `case-${token}`, now).ok && !firstByToken.has(token)) firstByToken.set(token, now);
    return now;
  }, 0);
  return [...firstByToken.values()];
}

function settings(parts: Record<string, string>): Record<string, string> {
  return {
    NEXTAUTH_URL: "http://127.0.0.1:3000",
    NEXTAUTH_SECRET: "a".repeat(32),
    OIDC_ISSUER: "http://localhost:4000",
    OIDC_CLIENT_ID: "casedesk",
    OIDC_CLIENT_SECRET: "secret",
    AWS_REGION: "eu-central-1",
    AWS_ROLES: '[{"label":"Responder","arn":"arn:aws:iam::111122223333:role/Responder"}]',
    ...parts,
  };
}
