import * as securityIr from "@aws-sdk/client-security-ir";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { aClient } from "./testing/builders";
import { enumerations, errors, membersOf, type Operation, operations } from "./testing/model-samples";
import { type ReceivedRequest, type RecordingServer, startRecordingServer } from "./testing/recording-server";

// Sends every operation of AWS's service model over HTTP and compares it with the model.

let server: RecordingServer;

beforeAll(async () => {
  server = await startRecordingServer();
});

beforeEach(() => {
  server.received.length = 0;
});

afterAll(() => server.close());

const exported: Readonly<Record<string, unknown>> = { ...securityIr };
const exportedNames = Object.keys(exported);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

type Member = ReturnType<typeof membersOf>[number];

const valuesOf = (members: readonly Member[]) => Object.fromEntries(members.map(({ name, value }) => [name, value]));
const wiresOf = (members: readonly Member[]) => Object.fromEntries(members.map(({ name, wire }) => [name, wire]));
const bodyMembers = (name: string) => membersOf(name).filter(({ location }) => location === undefined);
const requiredMembers = (name: string) => membersOf(name).filter(({ required }) => required);

async function send({ name }: Operation, input: object, config: securityIr.SecurityIRClientConfig = {}) {
  // The name comes from the model, so its type is unknown; every command is built alike.
  const Command = exported[`${name}Command`] as typeof securityIr.ListCasesCommand;
  return aClient({ endpoint: server.endpoint, maxAttempts: 1, ...config }).send(new Command(input));
}

/** Lets the server answer as the operation does on success. */
function succeed({ http, output }: Operation): void {
  const isEmpty = http.responseCode === 204;
  server.answerWith({ status: http.responseCode, body: isEmpty ? "" : wiresOf(membersOf(output.shape)) });
}

function theRequest(): ReceivedRequest {
  const [request] = server.received;
  if (!request) throw new Error("nothing was received");
  return request;
}

function theBody(): unknown {
  const text = theRequest().body.toString("utf8");
  return text === "" ? {} : JSON.parse(text);
}

function pathOf({ http, input }: Operation): string {
  return membersOf(input.shape).reduce(
    (path, { name, value }) => path.replace(`{${name}}`, encodeURIComponent(String(value))),
    http.requestUri,
  );
}

function queryOf({ input }: Operation): string[][] {
  return membersOf(input.shape)
    .filter(({ location }) => location === "querystring")
    .flatMap(({ locationName = "", value }) => [value].flat().map((each) => [locationName, String(each)]))
    .sort();
}

describe.each(operations)("$name", (operation) => {
  it("calls the method and path of the model, with the labels encoded", async () => {
    succeed(operation);
    await send(operation, valuesOf(membersOf(operation.input.shape)));
    const { method, url } = theRequest();
    expect([method, url.split("?")[0]]).toEqual([operation.http.method, pathOf(operation)]);
  });

  it("sends every member in the query or in the body, and nothing else", async () => {
    succeed(operation);
    await send(operation, valuesOf(membersOf(operation.input.shape)));
    const query = [...new URL(theRequest().url, server.endpoint).searchParams].sort();
    expect([query, theBody()]).toEqual([queryOf(operation), wiresOf(bodyMembers(operation.input.shape))]);
  });

  it("leaves out optional members, but fills in an idempotency token", async () => {
    succeed(operation);
    await send(operation, valuesOf(requiredMembers(operation.input.shape)));
    const tokens = membersOf(operation.input.shape).filter(({ idempotencyToken }) => idempotencyToken);
    expect(theBody()).toEqual({
      ...wiresOf(bodyMembers(operation.input.shape).filter(({ required }) => required)),
      ...Object.fromEntries(tokens.map(({ name }) => [name, expect.stringMatching(uuid)])),
    });
  });

  it("reads every member of the answer", async () => {
    succeed(operation);
    const { $metadata, ...output } = await send(operation, valuesOf(membersOf(operation.input.shape)));
    expect([$metadata.httpStatusCode, output]).toEqual([
      operation.http.responseCode,
      valuesOf(membersOf(operation.output.shape)),
    ]);
  });

  it("logs the command but no sensitive text", async () => {
    succeed(operation);
    const info = vi.fn();
    const logger = { debug: vi.fn(), info, warn: vi.fn(), error: vi.fn() };
    await send(operation, valuesOf(membersOf(operation.input.shape)), { logger });
    const log = JSON.stringify(info.mock.calls);
    expect([log.includes(`${operation.name}Command`), log.includes("canary")]).toEqual([true, false]);
  });

  it.each(operation.errors)("throws $shape with every member", async ({ shape }) => {
    const status = errors.find(({ name }) => name === shape)?.status ?? 0;
    const headers = membersOf(shape).filter(({ location }) => location === "header");
    server.answerWith({
      status,
      headers: {
        "x-amzn-errortype": shape,
        ...Object.fromEntries(headers.map(({ locationName = "", wire }) => [locationName, String(wire)])),
      },
      body: wiresOf(bodyMembers(shape)),
    });
    const error = await send(operation, valuesOf(membersOf(operation.input.shape))).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: shape,
      constructor: exported[shape],
      $metadata: { httpStatusCode: status },
      ...valuesOf(membersOf(shape)),
    });
  });
});

describe("the package", () => {
  it("exports a command for every operation and no other", () => {
    const commands = exportedNames.filter((name) => /^[A-Z]\w+Command$/.test(name)).sort();
    expect(commands).toEqual(operations.map(({ name }) => `${name}Command`).sort());
  });

  it.each(operations)("exports a schema with the HTTP binding of $name", ({ name, http }) => {
    const binding = [http.method, http.requestUri, http.responseCode];
    expect(Object(exported[`${name}$`])).toMatchObject({ 2: name, 3: { http: binding } });
  });

  it.each(errors)("exports a schema with the status of $name", ({ name, status }) => {
    const error = status < 500 ? "client" : "server";
    expect(Object(exported[`${name}$`])).toMatchObject({ 2: name, 3: { error, httpError: status } });
  });

  it.each(errors)("keeps every member of a $name that is made in code", ({ name }) => {
    // The name comes from the model, so its type is unknown; every error is built alike.
    const ErrorClass = exported[name] as new (options: object) => Error;
    const members = valuesOf(membersOf(name));
    expect(new ErrorClass({ $metadata: {}, ...members })).toMatchObject(members);
  });

  it.each(enumerations)("exports the values of $name", ({ name, values }) => {
    expect(Object.values(Object(exported[name])).sort()).toEqual([...values].sort());
  });

  it("exports a paginator for every operation that takes a page size", () => {
    const paged = operations.filter(({ input }) => membersOf(input.shape).some(({ name }) => name === "maxResults"));
    expect(exportedNames.filter((name) => name.startsWith("paginate")).sort()).toEqual(
      paged.map(({ name }) => `paginate${name}`).sort(),
    );
  });

  it("names enum values as AWS does", () => {
    expect([
      securityIr.ActionType.EVIDENCE_COLLECTION,
      securityIr.ActionType.INVESTIGATION_ANALYSIS,
      securityIr.CommunicationType.CASE_UPDATE_CASE_STATUS,
      securityIr.ExecutionStatus.IN_PROGRESS,
      securityIr.CaseStatus.CONTAINMENT_ERADICATION_AND_RECOVERY,
      securityIr.AwsRegion.CN_NORTHWEST_1,
    ]).toEqual([
      "Evidence",
      "Investigation",
      "Case Status Updated",
      "InProgress",
      "Containment, Eradication and Recovery",
      "cn-northwest-1",
    ]);
  });
});

describe("the aggregated client", () => {
  const aSecurityIr = () => {
    const { config } = aClient({ endpoint: server.endpoint });
    return new securityIr.SecurityIR({
      endpoint: server.endpoint,
      region: "eu-central-1",
      credentials: config.credentials,
    });
  };

  it("has a method for an operation", async () => {
    server.answerWith({ status: 200, body: { total: 3 } });
    expect(await aSecurityIr().listComments({ caseId: "1234567890" })).toMatchObject({ total: 3 });
  });

  it("has a method for a paginator", async () => {
    server.answerWith({ status: 200, body: { total: 1, nextToken: "2" } }, { status: 200, body: { total: 2 } });
    const totals: unknown[] = [];
    for await (const { total } of aSecurityIr().paginateListComments({ caseId: "1234567890" })) totals.push(total);
    expect(totals).toEqual([1, 2]);
  });
});
