import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assumeRole, signedCall } from "./testing/caller";
import { aCase } from "./testing/case-input";
import { type SignedIn, signIn } from "./testing/signed-in";

let ana: SignedIn;

beforeAll(async () => {
  ana = await signIn();
});
beforeEach(async () => {
  await ana.admin("DELETE", "faults");
  await ana.admin("DELETE", "journal");
});
afterAll(() => ana.close());

const arm = (fault: string, change: Record<string, unknown> = {}) =>
  ana.admin("POST", "faults", { sessionName: "ana@example.com", operation: "CreateCase", fault, ...change });

const outcome = ({ status, headers }: { status: number; headers: Headers }) => [
  status,
  headers.get("x-amzn-errortype"),
];

async function casesCreated(): Promise<unknown[]> {
  const { body } = await ana.admin("GET", "journal?sessionName=ana@example.com&operation=CreateCase");
  return (body as { caseCreated: boolean }[]).map((entry) => entry.caseCreated); // the journal's own shape
}

describe("an armed error", () => {
  it.each([
    ["ValidationException", 400],
    ["AccessDeniedException", 403],
    ["SecurityIncidentResponseNotActiveException", 400],
    ["ServiceQuotaExceededException", 402],
    ["ResourceNotFoundException", 404],
    ["ThrottlingException", 429],
    ["InternalServerException", 500],
    ["InvalidTokenException", 423],
    ["ConflictException", 409],
    ["ExpiredTokenException", 403],
    ["UnrecognizedClientException", 403],
    ["InvalidSignatureException", 403],
  ])("answers %s with %i", async (name, status) => {
    await arm(name);
    expect(outcome(await ana.create(aCase()))).toEqual([status, name]);
  });

  it("stores nothing", async () => {
    await arm("InternalServerException");
    await ana.create(aCase());
    expect(await casesCreated()).toEqual([false]);
  });

  it("stores the case first when armed to", async () => {
    await arm("InternalServerException", { details: { stored: true } });
    await ana.create(aCase());
    expect(await casesCreated()).toEqual([true]);
  });

  it("carries the details that it was armed with", async () => {
    const fieldList = [{ name: "watchers.1.member.email", message: "Not deliverable" }];
    await arm("ValidationException", { details: { message: "No", fieldList } });
    const { text } = await ana.create(aCase());
    expect(JSON.parse(text)).toEqual({ message: "No", reason: "FIELD_VALIDATION_FAILED", fieldList });
  });

  it("sends Retry-After as a header", async () => {
    await arm("ThrottlingException", { details: { retryAfterSeconds: 7 } });
    expect((await ana.create(aCase())).headers.get("retry-after")).toBe("7");
  });

  it("is written in the journal", async () => {
    await arm("ThrottlingException");
    await ana.create(aCase());
    const { body } = await ana.admin("GET", "journal?operation=CreateCase");
    expect(body).toMatchObject([{ status: 429, errorName: "ThrottlingException", fault: "ThrottlingException" }]);
  });
});

describe("an armed error of STS", () => {
  it.each([
    ["ExpiredTokenException", 400],
    ["InvalidIdentityToken", 400],
    ["IDPRejectedClaim", 403],
    ["IDPCommunicationError", 400],
    ["AccessDenied", 403],
    ["PackedPolicyTooLarge", 400],
    ["RegionDisabledException", 403],
    ["Throttling", 400],
    ["InternalFailure", 500],
  ])("answers %s with %i", async (fault, status) => {
    await arm(fault, { operation: "AssumeRoleWithWebIdentity" });
    await expect(ana.as("ana@example.com")).rejects.toMatchObject({
      name: expect.stringMatching(new RegExp(`^${fault}(Exception)?$`)),
      $metadata: { httpStatusCode: status },
    });
  });

  it("does not replace the refusal of a bad token", async () => {
    await arm("Throttling", { operation: "AssumeRoleWithWebIdentity" });
    const call = assumeRole(ana.simulator.url, "no-token");
    await expect(call).rejects.toMatchObject({ name: expect.stringMatching(/^InvalidIdentityToken/) });
  });
});

describe("arming", () => {
  it("does not affect other sessions", async () => {
    await arm("ThrottlingException");
    const body = JSON.stringify(aCase());
    const { status } = await signedCall(ana.simulator.url, await ana.as("wes"), { path: "/v1/create-case", body });
    expect(status).toBe(201);
  });

  it("does not affect other operations", async () => {
    await arm("ThrottlingException");
    expect((await ana.call({ path: "/v1/list-cases", body: "{}" })).status).toBe(200);
  });

  it("affects every session with a star", async () => {
    await arm("ThrottlingException", { sessionName: "*" });
    expect((await ana.create(aCase())).status).toBe(429);
  });

  it("lasts for one call by default", async () => {
    await arm("ThrottlingException");
    await ana.create(aCase());
    expect((await ana.create(aCase())).status).toBe(201);
  });

  it("applies to as many calls as it was armed for", async () => {
    await arm("ThrottlingException", { times: 2 });
    const statuses = [await ana.create(aCase()), await ana.create(aCase()), await ana.create(aCase())];
    expect(statuses.map(({ status }) => status)).toEqual([429, 429, 201]);
  });

  it("lets the first calls pass when armed to", async () => {
    await arm("ThrottlingException", { afterCalls: 1 });
    const statuses = [await ana.create(aCase()), await ana.create(aCase())];
    expect(statuses.map(({ status }) => status)).toEqual([201, 429]);
  });

  it("is not used up by a call that AWS would refuse anyway", async () => {
    await arm("ThrottlingException");
    await ana.create(aCase({ title: "" }));
    expect((await ana.create(aCase())).status).toBe(429);
  });

  it("uses several faults in the order of arming", async () => {
    await arm("ThrottlingException");
    await arm("ConflictException");
    const statuses = [await ana.create(aCase()), await ana.create(aCase())];
    expect(statuses.map(({ status }) => status)).toEqual([429, 409]);
  });

  it("can be cleared for one session", async () => {
    await arm("ThrottlingException");
    await ana.admin("DELETE", "faults?sessionName=ana@example.com");
    expect((await ana.create(aCase())).status).toBe(201);
  });

  it("is listed until it is used up", async () => {
    await arm("ThrottlingException");
    await ana.create(aCase());
    expect((await ana.admin("GET", "faults")).body).toEqual([]);
  });

  it.each([
    ["a fault that does not exist", { fault: "ThrotlingException" }],
    ["an operation that does not exist", { operation: "OpenCase" }],
    ["an error of STS for security-ir", { fault: "InvalidIdentityToken" }],
    ["an unknown detail", { details: { retryAfter: 1 } }],
  ])("refuses %s", async (_what, change) => {
    expect((await arm("ThrottlingException", change)).status).toBe(400);
  });
});

describe("a fault of the connection", () => {
  it("answers html-503 without AWS's headers", async () => {
    await arm("html-503");
    const { status, headers, text } = await ana.create(aCase());
    expect([status, headers.get("x-amzn-requestid"), text.startsWith("<html>")]).toEqual([503, null, true]);
  });

  it("answers html-403", async () => {
    await arm("html-403");
    expect((await ana.create(aCase())).headers.get("content-type")).toBe("text/html");
  });

  it("answers empty-500 without a body", async () => {
    await arm("empty-500");
    const { status, text } = await ana.create(aCase());
    expect([status, text]).toEqual([500, ""]);
  });

  it("stores the case and cuts the answer short with truncated-body", async () => {
    await arm("truncated-body");
    const { status, text } = await ana.create(aCase());
    expect([status, text.startsWith("{"), text.endsWith("}"), await casesCreated()]).toEqual([
      201,
      true,
      false,
      [true],
    ]);
  });

  it("breaks the connection before anything is stored with reset-before", async () => {
    await arm("reset-before");
    await expect(ana.create(aCase())).rejects.toThrow();
    expect(await casesCreated()).toEqual([false]);
  });

  it("breaks the connection after the case is stored with reset-after", async () => {
    await arm("reset-after");
    await expect(ana.create(aCase())).rejects.toThrow();
    expect(await casesCreated()).toEqual([true]);
  });

  it("breaks the connection in the middle of the answer with reset-mid-body", async () => {
    await arm("reset-mid-body");
    await expect(ana.create(aCase())).rejects.toThrow();
    expect(await casesCreated()).toEqual([true]);
  });

  it("answers the same case to the same token after reset-after", async () => {
    const input = aCase({ clientToken: "after-reset" });
    await arm("reset-after");
    await expect(ana.create(input)).rejects.toThrow();
    const { text } = await ana.create(input);
    expect((await ana.admin("GET", "journal?operation=CreateCase")).body).toMatchObject([
      { caseId: JSON.parse(text).caseId, caseCreated: true, status: null },
      { caseId: JSON.parse(text).caseId, caseCreated: false, status: 201 },
    ]);
  });

  it("answers late with delay, though the case is stored at once", async () => {
    await arm("delay", { details: { ms: 300 } });
    const started = Date.now();
    await ana.create(aCase());
    expect(Date.now() - started).toBeGreaterThanOrEqual(290);
  });

  it("never answers with hang, and stores nothing", async () => {
    await arm("hang");
    unanswered(ana.create(aCase()));
    await taken("hang");
    const { body } = await ana.admin("GET", "journal?operation=CreateCase");
    expect(body).toMatchObject([{ status: null, caseCreated: false }]);
  });

  it("never answers with hang-after, and stores the case", async () => {
    await arm("hang-after");
    unanswered(ana.create(aCase()));
    await taken("hang-after");
    const { body } = await ana.admin("GET", "journal?operation=CreateCase");
    expect(body).toMatchObject([{ status: null, caseCreated: true }]);
  });

  it("stores late with deliver-late, so that a duplicate comes first", async () => {
    const input = aCase({ clientToken: "late" });
    await arm("deliver-late", { details: { ms: 300 } });
    const late = ana.create(input);
    await taken("deliver-late");
    await ana.create(input);
    await late;
    expect(await casesCreated()).toEqual([false, true]);
  });

  it("answers a duplicate with ConflictException while commit-late waits", async () => {
    const input = aCase({ clientToken: "in-flight" });
    await arm("commit-late", { details: { ms: 300 } });
    const first = ana.create(input);
    await taken("commit-late");
    const duplicate = await ana.create(input);
    expect([outcome(duplicate), (await first).status]).toEqual([[409, "ConflictException"], 201]);
  });
});

/** Lets a call that will never be answered end with the server. */
const unanswered = (call: Promise<unknown>) => call.catch(() => undefined);

/** Resolves when a call has met the fault. */
const taken = (fault: string) =>
  expect.poll(async () => (await ana.admin("GET", "journal")).body).toContainEqual(expect.objectContaining({ fault }));
