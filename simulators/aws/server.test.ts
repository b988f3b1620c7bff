import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startAwsSimulator } from "./server";
import { aCase } from "./testing/case-input";
import { type SignedIn, signIn } from "./testing/signed-in";

let ana: SignedIn;

beforeAll(async () => {
  ana = await signIn();
});
beforeEach(() => ana.admin("DELETE", "journal"));
afterAll(() => ana.close());

const sts = (body: string, contentType = "application/x-www-form-urlencoded") =>
  fetch(ana.simulator.url, { method: "POST", body, headers: { "content-type": contentType } });

describe("the journal", () => {
  it("says who sent what, and the outcome", async () => {
    const input = aCase({ clientToken: "journal" });
    const { headers, text } = await ana.create(input);
    expect((await ana.admin("GET", "journal")).body).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        requestId: headers.get("x-amzn-requestid"),
        operation: "CreateCase",
        principalArn: "arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com",
        roleArn: "arn:aws:iam::111122223333:role/IncidentResponder",
        sessionName: "ana@example.com",
        subject: "ana-1",
        status: 201,
        errorName: null,
        fault: null,
        input,
        caseId: JSON.parse(text).caseId,
        caseCreated: true,
        attempt: null,
        invocationId: null,
      },
    ]);
  });

  it("records a role assumption under its session name, with the SDK's attempt", async () => {
    await ana.as("wes");
    expect((await ana.admin("GET", "journal?sessionName=wes")).body).toMatchObject([
      { operation: "AssumeRoleWithWebIdentity", status: 200, attempt: "attempt=1; max=1", subject: "ana-1" },
    ]);
  });

  it("records a refused call", async () => {
    await ana.create(aCase({ title: "" }));
    expect((await ana.admin("GET", "journal")).body).toMatchObject([
      { operation: "CreateCase", status: 400, errorName: "ValidationException", caseCreated: false },
    ]);
  });

  it("can be filtered by operation", async () => {
    await ana.create(aCase());
    expect((await ana.admin("GET", "journal?operation=GetCase")).body).toEqual([]);
  });

  it("can be cleared for one session", async () => {
    await ana.as("wes");
    await ana.create(aCase());
    await ana.admin("DELETE", "journal?sessionName=wes");
    expect((await ana.admin("GET", "journal")).body).toMatchObject([{ sessionName: "ana@example.com" }]);
  });
});

describe("the admin path", () => {
  it("lists the cases with who opened them", async () => {
    const { caseId } = JSON.parse((await ana.create(aCase())).text);
    expect((await ana.admin("GET", "cases")).body).toContainEqual(
      expect.objectContaining({ caseId, createdBy: expect.stringMatching(/ana@example\.com$/) }),
    );
  });

  it("opens a case that AWS supports, or one for an own team", async () => {
    const open = async (asked: object) => (await ana.admin("POST", "cases", asked)).body;
    const opened = [await open({ title: "For AWS" }), await open({ title: "For us", resolverType: "Self" })];
    expect((await ana.admin("GET", "cases")).body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...Object(opened[0]), input: expect.objectContaining({ resolverType: "AWS" }) }),
        expect.objectContaining({ ...Object(opened[1]), input: expect.objectContaining({ resolverType: "Self" }) }),
      ]),
    );
  });

  it("forgets all cases", async () => {
    await ana.admin("DELETE", "cases");
    expect((await ana.admin("GET", "cases")).body).toEqual([]);
  });

  it("lists the credentials of a session name", async () => {
    expect((await ana.admin("GET", "credentials?sessionName=ana@example.com")).body).toContainEqual({
      accessKeyId: expect.stringMatching(/^ASIA/),
      secretAccessKey: expect.any(String),
      sessionToken: expect.any(String),
    });
    expect((await ana.admin("GET", "credentials?sessionName=nobody")).body).toEqual([]);
  });

  it("reports that it is healthy", async () => {
    expect((await ana.admin("GET", "health")).body).toEqual({ status: "ok" });
  });

  it("answers 404 for an unknown path", async () => {
    expect((await ana.admin("GET", "secrets")).status).toBe(404);
  });
});

describe("the simulator", () => {
  it("refuses a path that no operation has, as an unknown operation", async () => {
    const { status, headers } = await ana.call({ path: "/v1/createCase", body: "{}" });
    expect([status, headers.get("x-amzn-errortype")]).toEqual([404, "UnknownOperationException"]);
  });

  it("refuses an operation's path with another method", async () => {
    expect((await ana.call({ path: "/v1/create-case" })).status).toBe(404);
  });

  it("refuses an action that STS does not have", async () => {
    const answer = await sts("Action=AssumeEverything&Version=2011-06-15");
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("<Code>InvalidAction</Code>")]);
  });

  it("refuses another version of STS", async () => {
    const answer = await sts("Action=GetCallerIdentity&Version=2011-06-16");
    expect(await answer.text()).toContain("<Code>NoSuchVersion</Code>");
  });

  it("refuses an unsigned GetCallerIdentity", async () => {
    const answer = await sts("Action=GetCallerIdentity&Version=2011-06-15");
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("MissingAuthenticationToken")]);
  });

  it("refuses a repeated STS parameter", async () => {
    const answer = await sts("Action=GetCallerIdentity&Version=2011-06-15&Action=GetCallerIdentity");
    expect(await answer.text()).toContain("<Code>ValidationError</Code>");
  });

  it("answers STS with a request ID in the header and in the XML", async () => {
    const answer = await sts("Action=None&Version=2011-06-15");
    expect(await answer.text()).toContain(`<RequestId>${answer.headers.get("x-amzn-requestid")}</RequestId>`);
  });

  it("escapes input that it quotes in XML", async () => {
    const answer = await sts("Action=%3Cb%3E&Version=2011-06-15");
    expect(await answer.text()).not.toContain("<b>");
  });

  it("refuses a body of more than ten million bytes with 413", async () => {
    expect((await ana.call({ path: "/v1/create-case", body: "x".repeat(10_000_001) })).status).toBe(413);
  });

  it("uses the demo's account by default", async () => {
    const demo = await startAwsSimulator();
    const answer = await fetch(`${demo.url}/_admin/health`);
    await demo.close();
    expect(answer.status).toBe(200);
  });

  it("gives session tokens of the length that was asked for, then of the configured one again", async () => {
    const lengthOf = async (name: string) => {
      await ana.as(name);
      const { body } = await ana.admin("GET", `credentials?sessionName=${name}`);
      return (body as { sessionToken: string }[])[0]?.sessionToken.length;
    };
    await ana.admin("PUT", "session-tokens", { length: 4000 });
    const longer = await lengthOf("una");
    await ana.admin("PUT", "session-tokens", {});
    expect([longer, await lengthOf("uma")]).toEqual([4000, 1400]);
  });

  it("does not start with an invalid configuration", async () => {
    const config = { accountId: "1", region: "us-east-1", oidcProviders: [], roles: [] };
    await expect(startAwsSimulator({ config })).rejects.toThrow(/accountId/);
  });

  it("does not start on a port that is taken", async () => {
    const port = Number(new URL(ana.simulator.url).port);
    await expect(startAwsSimulator({ port })).rejects.toThrow(/EADDRINUSE/);
  });
});
