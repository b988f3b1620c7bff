import {
  CreateCaseCommand,
  GetCaseCommand,
  paginateListCases,
  paginateListMemberships,
} from "@aws-sdk/client-security-ir";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { aCase, aClient } from "./testing/builders";
import { type RecordingServer, startRecordingServer } from "./testing/recording-server";

let server: RecordingServer;

beforeAll(async () => {
  server = await startRecordingServer();
});

beforeEach(() => {
  server.received.length = 0;
});

afterAll(() => server.close());

function aLogger() {
  return { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
}

describe("the client's log", () => {
  const secrets = {
    title: "canary-title",
    description: "canary-description",
    watchers: [{ email: "canary-email@example.com", name: "canary-name", jobTitle: "canary-job" }],
    threatActorIpAddresses: [{ ipAddress: "198.51.100.77" }],
  };

  async function logOf(status: number, body: unknown): Promise<string> {
    const logger = aLogger();
    server.answerWith({ status, body });
    await aClient({ endpoint: server.endpoint, logger })
      .send(new CreateCaseCommand(aCase(secrets)))
      .catch(() => undefined);
    return JSON.stringify([logger.debug, logger.info, logger.warn, logger.error].map((method) => method.mock.calls));
  }

  it("names the command", async () => {
    expect(await logOf(201, { caseId: "1234567890" })).toContain("CreateCaseCommand");
  });

  it("hides the sensitive members of a call that succeeds", async () => {
    expect(await logOf(201, { caseId: "1234567890" })).not.toMatch(/canary|198\.51\.100\.77/);
  });

  it("hides the sensitive members of a call that is refused", async () => {
    expect(await logOf(409, { __type: "ConflictException" })).not.toMatch(/canary|198\.51\.100\.77/);
  });

  it("shows members that are not sensitive", async () => {
    expect(await logOf(201, { caseId: "1234567890" })).toContain("000123123123");
  });

  it("hides the sensitive members of an answer", async () => {
    const logger = aLogger();
    const caseAttachments = [{ attachmentId: "a", fileName: "canary-file" }];
    server.answerWith({ status: 200, body: { ...secrets, caseAttachments, caseStatus: "Closed" } });
    await aClient({ endpoint: server.endpoint, logger }).send(new GetCaseCommand({ caseId: "1234567890" }));
    expect(JSON.stringify(logger.info.mock.calls)).not.toMatch(/canary|198\.51\.100\.77/);
  });

  it("does not change the request", async () => {
    await logOf(201, { caseId: "1234567890" });
    expect(server.received.at(-1)?.body.toString("utf8")).toContain("canary-description");
  });
});

describe("a call", () => {
  it("names the service in the user agent", async () => {
    server.answerWith({ status: 201, body: { caseId: "1234567890" } });
    await aClient({ endpoint: server.endpoint }).send(new CreateCaseCommand(aCase()));
    expect(server.received.at(-1)?.headers["user-agent"]).toMatch(/^aws-sdk-js\/\S+ .*api\/security-ir#/);
  });

  it("stops when its signal is aborted", async () => {
    const abortSignal = AbortSignal.abort();
    await expect(
      aClient({ endpoint: server.endpoint }).send(new CreateCaseCommand(aCase()), { abortSignal }),
    ).rejects.toMatchObject({ name: "AbortError" });
  });

  it("works when two clients share a request handler", async () => {
    server.answerWith({ status: 201, body: { caseId: "1234567890" } });
    const { requestHandler } = aClient({}).config;
    const output = await aClient({ endpoint: server.endpoint, requestHandler }).send(new CreateCaseCommand(aCase()));
    expect(output.caseId).toBe("1234567890");
  });
});

describe("the paginators", () => {
  it("read cases page by page until there is no next token", async () => {
    server.answerWith(
      { status: 200, body: { items: [{ caseId: "1000000001" }], nextToken: "2" } },
      { status: 200, body: { items: [{ caseId: "1000000002" }] } },
    );
    const caseIds: unknown[] = [];
    for await (const page of paginateListCases({ client: aClient({ endpoint: server.endpoint }), pageSize: 1 }, {})) {
      caseIds.push(...(page.items ?? []).map((item) => item.caseId));
    }
    expect(caseIds).toEqual(["1000000001", "1000000002"]);
  });

  it("pass the page size and the token of the page before", async () => {
    server.answerWith({ status: 200, body: { items: [], nextToken: "2" } }, { status: 200, body: { items: [] } });
    const pages = paginateListMemberships({ client: aClient({ endpoint: server.endpoint }), pageSize: 5 }, {});
    await pages.next();
    await pages.next();
    expect(server.received.map((request) => JSON.parse(request.body.toString("utf8")))).toEqual([
      { maxResults: 5 },
      { maxResults: 5, nextToken: "2" },
    ]);
  });
});
