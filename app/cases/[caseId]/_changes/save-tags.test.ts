import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import type { Answer } from "@/lib/testing/http-double";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));
const session = vi.hoisted(() => ({ current: undefined as unknown }));
vi.mock("@/lib/auth/session", () => ({ actionSession: async () => session.current }));

const aws = awsDouble();

beforeEach(() => {
  session.current = aSession();
});
afterEach(() => vi.resetModules());

const caseArn = "arn:aws:security-ir:eu-central-1:111122223333:case/1234567890";
const team = { key: "team", value: "blue" };
const drill = { key: "drill", value: "true" };
const system = { key: "aws:stack", value: "x" };
const listed = (...tags: { key: string; value: string }[]): Answer => ({
  status: 200,
  body: { tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) },
});
const done: Answer = { status: 204, body: {} };
const lost: Answer = "connection reset";

async function save(now: object[], filled: object[] = [team]) {
  const { saveTags } = await import("./save-tags");
  return saveTags({ caseId: "1234567890", caseArn, filled, now });
}

const writes = () =>
  aws()
    .received.filter(({ method }) => method !== "GET")
    .map(({ method, url, body }) => [method, url.split("?")[1] ?? JSON.parse(body)]);

describe("the tags of a case", () => {
  test("are set where they changed, and removed where they went", async () => {
    aws().answerWith(listed(team, drill), done, done, listed({ ...team, value: "red" }));
    expect(await save([{ ...team, value: "red" }], [team, drill])).toMatchObject({ status: "saved" });
    expect(writes()).toEqual([
      ["POST", { tags: { team: "red" } }],
      ["DELETE", "tagKeys=drill"],
    ]);
  });

  test("of AWS's own are left alone", async () => {
    aws().answerWith(listed(system, team), done, listed(system, team, drill));
    expect(await save([system, team, drill], [system, team])).toMatchObject({ status: "saved" });
    expect(writes()).toEqual([["POST", { tags: { drill: "true" } }]]);
  });

  test("are not changed when somebody else changed the same tag", async () => {
    aws().answerWith(listed({ ...team, value: "green" }));
    expect(await save([{ ...team, value: "red" }])).toEqual({
      status: "overtaken",
      held: [{ ...team, value: "green" }],
    });
    expect(writes()).toEqual([]);
  });

  test("keep what somebody else added", async () => {
    aws().answerWith(listed(team, drill), done, listed(drill));
    await save([]);
    expect(writes()).toEqual([["DELETE", "tagKeys=team"]]);
  });

  test("are checked by the rules of the form", async () => {
    aws().answerWith(listed(team));
    expect(await save([team, { key: "aws:mine", value: "" }])).toMatchObject({ issues: [{ path: "tags.1.key" }] });
  });

  test("are said to be saved in part when the role cannot remove one", async () => {
    aws().answerWith(listed(team), done, refusal(403, "AccessDeniedException"), listed(team, drill));
    expect(await save([drill])).toMatchObject({
      status: "partly",
      missing: ["team"],
      failure: { code: "access-denied" },
    });
  });

  test("name the missing right", async () => {
    aws().answerWith(listed(team), refusal(403, "AccessDeniedException"));
    expect(await save([team, drill])).toMatchObject({ code: "access-denied", outcome: "not-done" });
  });

  test("of another case are refused", async () => {
    const { saveTags } = await import("./save-tags");
    const other = caseArn.replace("1234567890", "9999999999");
    expect(await saveTags({ caseId: "1234567890", caseArn: other, filled: [], now: [] })).toMatchObject({
      status: "invalid",
    });
  });
});

describe("after a lost answer, the tags", () => {
  test("are saved if AWS has them", async () => {
    aws().answerWith(listed(team), lost, listed(team, drill));
    expect(await save([team, drill])).toMatchObject({ status: "saved" });
    expect(writes()).toHaveLength(1);
  });

  test("are saved if AWS has them after it answered with a conflict", async () => {
    aws().answerWith(listed(team), refusal(409, "ConflictException"), listed(team, drill));
    expect(await save([team, drill])).toMatchObject({ status: "saved" });
  });

  test("conflict with somebody else's if AWS says so and does not have them", async () => {
    aws().answerWith(listed(team), refusal(409, "ConflictException"), listed(team));
    expect(await save([team, drill])).toMatchObject({ code: "conflict", outcome: "not-done" });
  });

  test("are not saved if AWS does not have them", async () => {
    aws().answerWith(listed(team), lost, listed(team));
    expect(await save([team, drill])).toMatchObject({ status: "unchanged" });
  });

  test("stay unclear if nobody can look", async () => {
    aws().answerWith(listed(team), lost, refusal(403, "AccessDeniedException"));
    expect(await save([team, drill])).toMatchObject({ status: "failed", outcome: "unclear" });
  });
});
