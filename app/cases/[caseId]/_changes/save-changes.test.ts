import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { toEditInput } from "@/lib/cases/edit-input";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import type { Answer } from "@/lib/testing/http-double";
import { aSession } from "@/lib/testing/session";
import { shortenTimers } from "@/lib/testing/short-timer";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));
const session = vi.hoisted(() => ({ current: undefined as unknown }));
vi.mock("@/lib/auth/session", () => ({ actionSession: async () => session.current }));

const aws = awsDouble();

beforeEach(() => {
  session.current = aSession();
  shortenTimers(2000, 0);
});
afterEach(() => vi.resetModules());

const ana = { email: "ana@example.com", name: "Ana" };
const sam = { email: "sam@example.com" };
const aCase = { title: "Before", description: "What happened", watchers: [ana], impactedServices: ["S3"] };
const read = (parts: object = {}): Answer => ({ status: 200, body: { ...aCase, ...parts } });
const taken: Answer = { status: 200, body: {} };
const lost: Answer = "connection reset";

const { title, watchers, impactedServices } = toEditInput(aCase);
const row = (watcher: { email: string; name?: string }) => ({ name: "", jobTitle: "", ...watcher });

async function save(now: object, filled: object = { title, watchers, impactedServices }) {
  const names = Object.keys(now);
  const touched = Object.fromEntries(Object.entries(filled).filter(([name]) => names.includes(name)));
  const { saveChanges } = await import("./save-changes");
  return saveChanges({ caseId: "1234567890", filled: touched, now });
}

const updates = () =>
  aws()
    .received.filter(({ url }) => url.endsWith("/update-case"))
    .map(({ body }) => JSON.parse(body));

describe("a change of a case", () => {
  test("goes out alone, and the case is read before and after", async () => {
    aws().answerWith(read(), taken, read({ title: "After" }));
    expect(await save({ title: "After" })).toMatchObject({ status: "saved", held: { title: "After" } });
    expect([updates(), aws().received.length]).toEqual([[{ title: "After" }], 3]);
  });

  test("is merged with what somebody else changed meanwhile", async () => {
    const theirs = { description: "Theirs", watchers: [ana, sam] };
    aws().answerWith(read(theirs), taken, read({ ...theirs, title: "After" }));
    const kim = { email: "kim@example.com" };
    await save({ title: "After", watchers: [row(ana), row(kim)] });
    expect(updates()).toEqual([{ title: "After", watchersToAdd: [kim] }]);
  });

  test("is not sent when somebody else changed the same", async () => {
    aws().answerWith(read({ title: "Theirs" }));
    expect(await save({ title: "After" })).toMatchObject({ status: "overtaken", held: { title: "Theirs" } });
    expect(updates()).toEqual([]);
  });

  test("is done when somebody else made the same change", async () => {
    aws().answerWith(read({ title: "After" }));
    expect([await save({ title: "After" }), updates()]).toMatchObject([{ status: "saved" }, []]);
  });

  test("is not sent when the case cannot be read", async () => {
    aws().answerWith(refusal(403, "AccessDeniedException"));
    expect(await save({ title: "After" })).toMatchObject({ code: "access-denied", outcome: "not-done" });
    expect(updates()).toEqual([]);
  });

  test("is checked again, by the rules of the form", async () => {
    aws().answerWith(read());
    expect(await save({ title: "" })).toMatchObject({ status: "invalid", issues: [{ path: "title" }] });
  });

  test("is refused if it says how only one of two versions was", async () => {
    expect(await save({ title: "After" }, {})).toMatchObject({ status: "invalid" });
  });

  test("is saved, though nobody can read the case afterwards", async () => {
    aws().answerWith(read(), taken, refusal(403, "AccessDeniedException"));
    expect(await save({ title: "After" })).toEqual({ status: "saved" });
  });

  test("is said to be kept in part when AWS did not keep all of it", async () => {
    aws().answerWith(read(), taken, read({ title: "After" }));
    expect(await save({ title: "After", impactedServices: [] })).toMatchObject({
      status: "partly",
      isAccepted: true,
      saved: ["title"],
      missing: ["impactedServices"],
    });
  });

  test("brings AWS's words to the row in the form", async () => {
    const fieldList = [{ name: "watchersToAdd.0.email", message: "is not real" }];
    aws().answerWith(read(), refusal(400, "ValidationException", { reason: "FIELD_VALIDATION_FAILED", fieldList }));
    expect(await save({ watchers: [row(ana), row(sam)] })).toMatchObject({ issues: [{ path: "watchers.1.email" }] });
  });

  test("names the missing right", async () => {
    aws().answerWith(read(), refusal(403, "AccessDeniedException"));
    expect(await save({ title: "After" })).toMatchObject({ code: "access-denied", outcome: "not-done" });
  });
});

describe("after a lost answer, a change", () => {
  test("is done if the case has it", async () => {
    aws().answerWith(read(), lost, read({ title: "After" }));
    expect(await save({ title: "After" })).toMatchObject({ status: "saved" });
  });

  test("is done if the case has it a moment later", async () => {
    aws().answerWith(read(), lost, read(), read({ title: "After" }));
    expect(await save({ title: "After" })).toMatchObject({ status: "saved" });
  });

  test("is not done if the case is as it was", async () => {
    aws().answerWith(read(), lost, read());
    expect(await save({ title: "After" })).toMatchObject({ status: "unchanged" });
    expect(updates()).toHaveLength(1);
  });

  test("is done in part if the case has some of it", async () => {
    aws().answerWith(read(), lost, read({ watchers: [sam] }));
    expect(await save({ title: "After", watchers: [row(sam)] })).toMatchObject({
      status: "partly",
      isAccepted: false,
      saved: ["watchers"],
      missing: ["title"],
    });
  });

  test("stays unclear if nobody can look", async () => {
    aws().answerWith(read(), lost, refusal(403, "AccessDeniedException"));
    expect(await save({ title: "After" })).toMatchObject({ status: "failed", outcome: "unclear" });
  });
});

describe("two people who save at once", () => {
  test("overwrite nothing that a look at the case would have shown", async () => {
    const theirs = { title: "Theirs", watchers: [{ ...ana, name: "Ann" }] };
    aws().answerWith(read(theirs));
    expect(await save({ title: "Mine" })).toMatchObject({ status: "overtaken" });
    expect(await save({ watchers: [row({ ...ana, name: "Anna" })] })).toMatchObject({ status: "overtaken" });
    expect(await save({ watchers: [] })).toMatchObject({ status: "overtaken" });
    expect(updates()).toEqual([]);
  });
});
