import {
  BatchGetMemberAccountDetailsCommand,
  CreateCaseCommand,
  GetCaseCommand,
  GetMembershipCommand,
  ListCasesCommand,
  ListMembershipsCommand,
  type SecurityIRClient,
} from "@aws-sdk/client-security-ir";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCase, aClient } from "./testing/builders";
import { type ReceivedRequest, type RecordingServer, startRecordingServer } from "./testing/recording-server";

let server: RecordingServer;
let client: SecurityIRClient;

beforeAll(async () => {
  server = await startRecordingServer();
  client = aClient({ endpoint: server.endpoint });
});

beforeEach(() => {
  server.received.length = 0;
  server.answerWith({ status: 201, body: { caseId: "1234567890" } });
});

afterAll(async () => {
  client.destroy();
  await server.close();
});

function theRequest(): ReceivedRequest {
  const [request] = server.received;
  if (!request || server.received.length !== 1) {
    throw new Error(`expected one request, received ${server.received.length}`);
  }
  return request;
}

function theBody(): unknown {
  return JSON.parse(theRequest().body.toString("utf8"));
}

describe("CreateCase", () => {
  it("posts to /v1/create-case", async () => {
    await client.send(new CreateCaseCommand(aCase()));
    expect([theRequest().method, theRequest().url]).toEqual(["POST", "/v1/create-case"]);
  });

  it("sends JSON with the length of the body in bytes", async () => {
    await client.send(new CreateCaseCommand(aCase({ title: "Größe 😀" })));
    expect(theRequest().headers).toMatchObject({
      "content-type": "application/json",
      "content-length": String(theRequest().body.length),
    });
  });

  it("sends the required members and nothing else", async () => {
    await client.send(new CreateCaseCommand(aCase()));
    expect(theBody()).toEqual({
      clientToken: "3f0c7f1e-2f63-4f0f-9d1c-1c7f8f6f2a11",
      resolverType: "AWS",
      title: "Unusual sign-ins",
      description: "Sign-ins from an unknown address.",
      engagementType: "Security Incident",
      reportedIncidentStartDate: 1785549784,
      impactedAccounts: ["000123123123"],
      watchers: [],
    });
  });

  it("sends every optional member under AWS's name", async () => {
    const optional = {
      watchers: [{ email: "ana@example.com", name: "Ana", jobTitle: "Analyst" }, { email: "max@example.com" }],
      threatActorIpAddresses: [
        { ipAddress: "203.0.113.9", userAgent: "curl/8" },
        { ipAddress: "2001:DB8:0:0:0:0:0:1" },
      ],
      impactedServices: ["Amazon EC2"],
      impactedAwsRegions: [{ region: "us-east-1" as const }],
      tags: { Team: "blue", empty: "" },
    };
    await client.send(new CreateCaseCommand(aCase(optional)));
    expect(theBody()).toMatchObject(optional);
  });

  it("leaves out a member that is undefined", async () => {
    await client.send(new CreateCaseCommand(aCase({ impactedServices: undefined })));
    expect(theBody()).not.toHaveProperty("impactedServices");
  });

  it("leaves out members that the model does not know", async () => {
    await client.send(new CreateCaseCommand(Object.assign(aCase(), { severity: "high" })));
    expect(theBody()).not.toHaveProperty("severity");
  });

  it("sends the start date as a JSON number of seconds, with milliseconds as a fraction", async () => {
    await client.send(new CreateCaseCommand(aCase({ reportedIncidentStartDate: new Date(1_700_000_000_250) })));
    expect(theRequest().body.toString("utf8")).toContain('"reportedIncidentStartDate":1700000000.25');
  });

  it("sends non-ASCII text as UTF-8", async () => {
    await client.send(new CreateCaseCommand(aCase({ description: "Angriff über Größe, 攻撃, 😀\n\u0000" })));
    expect(theBody()).toMatchObject({ description: "Angriff über Größe, 攻撃, 😀\n\u0000" });
  });

  it("fills in a UUID when no clientToken is given", async () => {
    await client.send(new CreateCaseCommand(aCase({ clientToken: undefined })));
    expect(theBody()).toMatchObject({
      clientToken: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    });
  });

  it("returns the case ID, the status and AWS's request id", async () => {
    const output = await client.send(new CreateCaseCommand(aCase()));
    expect(output).toMatchObject({
      caseId: "1234567890",
      $metadata: { httpStatusCode: 201, requestId: "request-1", attempts: 1 },
    });
  });

  it("throws a SyntaxError for a truncated answer, without a retry", async () => {
    server.answerWith({ status: 201, body: '{"caseId":"12345' });
    const error = await client.send(new CreateCaseCommand(aCase())).catch((caught: unknown) => caught);
    expect([error instanceof SyntaxError, server.received.length]).toEqual([true, 1]);
  });
});

describe("GetCase", () => {
  it("gets /v1/cases/{caseId}/get-case without a body", async () => {
    await client.send(new GetCaseCommand({ caseId: "1234567890" }));
    expect([theRequest().method, theRequest().url, theRequest().body.length]).toEqual([
      "GET",
      "/v1/cases/1234567890/get-case",
      0,
    ]);
  });

  it("encodes the case id, so that it stays one segment of the path", async () => {
    await client.send(new GetCaseCommand({ caseId: "1234567890/../x?y=ü" }));
    expect(theRequest().url).toBe("/v1/cases/1234567890%2F..%2Fx%3Fy%3D%C3%BC/get-case");
  });

  it("throws without a call when the case ID is missing", async () => {
    await expect(client.send(new GetCaseCommand({ caseId: undefined }))).rejects.toThrow("caseId");
  });

  it("reads dates from epoch seconds", async () => {
    server.answerWith({ status: 200, body: { createdDate: 1_700_000_000.25 } });
    const output = await client.send(new GetCaseCommand({ caseId: "1234567890" }));
    expect(output.createdDate).toEqual(new Date(1_700_000_000_250));
  });

  it("reads every member of a case", async () => {
    const members = {
      title: "Größe",
      caseArn: "arn:aws:security-ir:eu-central-1:111122223333:case/1234567890",
      description: "What happened?",
      caseStatus: "Containment, Eradication and Recovery",
      engagementType: "Investigation",
      impactedAwsRegions: [{ region: "us-east-1" }],
      threatActorIpAddresses: [{ ipAddress: "203.0.113.9", userAgent: "curl/8" }],
      pendingAction: "Customer",
      impactedAccounts: ["111122223333"],
      watchers: [{ email: "ana@example.com", name: "Ana", jobTitle: "Analyst" }],
      closureCode: "False Positive",
      resolverType: "Self",
      impactedServices: ["Amazon EC2"],
      caseMetadata: [{ key: "k", value: "v" }],
    };
    const attachment = {
      attachmentId: "a",
      fileName: "log.txt",
      attachmentStatus: "Verified",
      creator: "111122223333",
    };
    const seconds = {
      reportedIncidentStartDate: 1,
      actualIncidentStartDate: 2,
      createdDate: 3,
      lastUpdatedDate: 4,
      closedDate: 5,
    };
    server.answerWith({
      status: 200,
      body: { ...members, ...seconds, caseAttachments: [{ ...attachment, createdDate: 6 }] },
    });
    const { $metadata: _, ...output } = await client.send(new GetCaseCommand({ caseId: "1234567890" }));
    expect(output).toEqual({
      ...members,
      reportedIncidentStartDate: new Date(1000),
      actualIncidentStartDate: new Date(2000),
      createdDate: new Date(3000),
      lastUpdatedDate: new Date(4000),
      closedDate: new Date(5000),
      caseAttachments: [{ ...attachment, createdDate: new Date(6000) }],
    });
  });

  it("keeps a status that the model does not know", async () => {
    server.answerWith({ status: 200, body: { caseStatus: "On Hold" } });
    const output = await client.send(new GetCaseCommand({ caseId: "1234567890" }));
    expect(output.caseStatus).toBe("On Hold");
  });

  it("drops members that the model does not know", async () => {
    server.answerWith({ status: 200, body: { title: "T", severity: "high" } });
    const output = await client.send(new GetCaseCommand({ caseId: "1234567890" }));
    expect(output).not.toHaveProperty("severity");
  });
});

describe("the other reads", () => {
  it("posts the requested page to /v1/list-cases", async () => {
    await client.send(new ListCasesCommand({ maxResults: 25, nextToken: "t" }));
    expect([theRequest().method, theRequest().url, theBody()]).toEqual([
      "POST",
      "/v1/list-cases",
      { maxResults: 25, nextToken: "t" },
    ]);
  });

  it("sends an empty JSON object when a list is requested without options", async () => {
    await client.send(new ListCasesCommand({}));
    expect(theBody()).toEqual({});
  });

  it("reads the items and the total of a list of cases", async () => {
    server.answerWith({
      status: 200,
      body: { items: [{ caseId: "1234567890", createdDate: 1, caseStatus: "Closed" }], total: 31, nextToken: "n" },
    });
    expect(await client.send(new ListCasesCommand({}))).toMatchObject({
      items: [{ caseId: "1234567890", createdDate: new Date(1000), caseStatus: "Closed" }],
      total: 31,
      nextToken: "n",
    });
  });

  it("posts to /v1/memberships to list memberships", async () => {
    await client.send(new ListMembershipsCommand({ maxResults: 1 }));
    expect([theRequest().method, theRequest().url, theBody()]).toEqual(["POST", "/v1/memberships", { maxResults: 1 }]);
  });

  it("gets /v1/membership/{membershipId}", async () => {
    await client.send(new GetMembershipCommand({ membershipId: "m-abcd1234efgh" }));
    expect([theRequest().method, theRequest().url]).toEqual(["GET", "/v1/membership/m-abcd1234efgh"]);
  });

  it("reads the team and the features of a membership", async () => {
    const body = {
      membershipId: "m-abcd1234efgh",
      membershipStatus: "Active",
      numberOfAccountsCovered: 7,
      incidentResponseTeam: [
        { name: "Ana", jobTitle: "Analyst", email: "a@example.com", communicationPreferences: ["Case Created"] },
      ],
      optInFeatures: [{ featureName: "Triage", isEnabled: true }],
      membershipAccountsConfigurations: { coverEntireOrganization: false, organizationalUnits: ["ou-ab12-cdefgh12"] },
    };
    server.answerWith({ status: 200, body });
    expect(await client.send(new GetMembershipCommand({ membershipId: "m-abcd1234efgh" }))).toMatchObject(body);
  });

  it("posts the account IDs to batch-member-details, with the membership only in the path", async () => {
    await client.send(
      new BatchGetMemberAccountDetailsCommand({ membershipId: "m-abcd1234efgh", accountIds: ["111122223333"] }),
    );
    expect([theRequest().method, theRequest().url, theBody()]).toEqual([
      "POST",
      "/v1/membership/m-abcd1234efgh/batch-member-details",
      { accountIds: ["111122223333"] },
    ]);
  });
});
