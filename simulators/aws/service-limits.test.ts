import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Rates } from "./service-limits";
import { signedCall } from "./testing/caller";
import { aCase } from "./testing/case-input";
import { type SignedIn, signIn } from "./testing/signed-in";

describe("the rate of an operation", () => {
  let now = 0;
  const rates = () => new Rates(() => now, { published: true });
  const accepted = (limited: Rates, operation: string, calls: number) =>
    Array.from({ length: calls }).filter(() => {
      try {
        limited.take("security-ir", operation);
        return true;
      } catch {
        return false;
      }
    }).length;

  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
  });

  it.each([
    ["CreateCase", 1],
    ["GetCaseAttachmentDownloadUrl", 1],
    ["GetCase", 5],
    ["BatchGetMemberAccountDetails", 5],
    ["TagResource", 20],
  ])("lets %s pass %i times in a second", (operation, calls) => {
    expect(accepted(rates(), operation, 20)).toBe(calls);
  });

  it("is each operation's own", () => {
    const limited = rates();
    accepted(limited, "CreateCase", 5);
    expect(accepted(limited, "UpdateCase", 5)).toBe(1);
  });

  it("comes back with time, not all at once", () => {
    const limited = rates();
    accepted(limited, "GetCase", 5);
    now += 400;
    expect(accepted(limited, "GetCase", 5)).toBe(2);
  });

  it("does not save up what nobody used", () => {
    const limited = rates();
    accepted(limited, "CreateCase", 1);
    now += 60_000;
    expect(accepted(limited, "CreateCase", 5)).toBe(1);
  });

  it("is not lowered by calls that it refused", () => {
    const limited = rates();
    accepted(limited, "CreateCase", 100);
    now += 1000;
    expect(accepted(limited, "CreateCase", 1)).toBe(1);
  });
});

describe("a call too many", () => {
  let ana: SignedIn;

  beforeEach(async () => {
    ana = await signIn({ rates: { published: true } });
  });
  afterEach(() => ana.close());

  it("gets ThrottlingException, with Retry-After only every other time", async () => {
    const answers = [];
    for (let call = 0; call < 4; call += 1) answers.push(await ana.create(aCase()));
    expect(answers.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual([
      [201, null],
      [429, "1"],
      [429, null],
      [429, "1"],
    ]);
  });

  it("takes no effect", async () => {
    await Promise.all([ana.create(aCase()), ana.create(aCase()), ana.create(aCase())]);
    expect((await ana.admin("GET", "cases")).body).toHaveLength(1);
  });

  it("is refused whoever sends it, because the account shares the rate", async () => {
    await ana.create(aCase());
    const wes = await ana.as("wes");
    const call = { path: "/v1/create-case", body: JSON.stringify(aCase()) };
    expect((await signedCall(ana.simulator.url, wes, call)).status).toBe(429);
  });

  it("does not use up an armed fault", async () => {
    await ana.admin("POST", "faults", { sessionName: "*", operation: "CreateCase", fault: "ConflictException" });
    await ana.create(aCase());
    await ana.create(aCase());
    expect((await ana.admin("GET", "journal?operation=CreateCase")).body).toMatchObject([
      { errorName: "ConflictException" },
      { errorName: "ThrottlingException", fault: null },
    ]);
  });

  it("passes once the rates are lifted", async () => {
    await ana.create(aCase());
    await ana.admin("PUT", "rates", {});
    expect((await ana.create(aCase())).status).toBe(201);
  });

  it("gets Throttling from STS, at the rate that a test sets", async () => {
    await ana.admin("PUT", "rates", { sts: 2 });
    const signIns = await Promise.allSettled([ana.as("one"), ana.as("two"), ana.as("three")]);
    expect(signIns.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { name: "Throttling", $metadata: { httpStatusCode: 400 } } },
    ]);
  });
});

describe("without a setting", () => {
  it("no call is one too many", async () => {
    const ana = await signIn();
    const answers = await Promise.all(Array.from({ length: 8 }, () => ana.create(aCase())));
    await ana.close();
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
  });
});
