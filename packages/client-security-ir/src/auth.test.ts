import { CreateCaseCommand, GetCaseCommand, ListCasesCommand } from "@aws-sdk/client-security-ir";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCase, aClient, testCredentials } from "./testing/builders";
import { type ReceivedRequest, type RecordingServer, startRecordingServer } from "./testing/recording-server";
import { expectedSignature, parsedAuthorization } from "./testing/sigv4";

let server: RecordingServer;

beforeAll(async () => {
  server = await startRecordingServer();
});

beforeEach(() => {
  server.received.length = 0;
});

afterAll(() => server.close());

function lastRequest(): ReceivedRequest {
  const request = server.received.at(-1);
  if (!request) {
    throw new Error("nothing was received");
  }
  return request;
}

describe("a signed call", () => {
  it("carries a signature that matches the bytes sent", async () => {
    await aClient({ endpoint: server.endpoint }).send(new CreateCaseCommand(aCase({ title: "Größe 😀" })));
    expect(parsedAuthorization(lastRequest()).signature).toBe(
      expectedSignature(lastRequest(), testCredentials.secretAccessKey),
    );
  });

  it("carries a signature that matches an encoded path", async () => {
    await aClient({ endpoint: server.endpoint }).send(new GetCaseCommand({ caseId: "1234567890/ü (x)*'!" }));
    expect(parsedAuthorization(lastRequest()).signature).toBe(
      expectedSignature(lastRequest(), testCredentials.secretAccessKey),
    );
  });

  it("is scoped to the day, the client's Region and the service security-ir", async () => {
    await aClient({ endpoint: server.endpoint, region: "ap-southeast-6" }).send(new ListCasesCommand({}));
    const day = String(lastRequest().headers["x-amz-date"]).slice(0, 8);
    expect(parsedAuthorization(lastRequest()).scope).toBe(`${day}/ap-southeast-6/security-ir/aws4_request`);
  });

  it("signs the host, the time, the length, the session token and the hash of the body", async () => {
    await aClient({ endpoint: server.endpoint }).send(new CreateCaseCommand(aCase()));
    expect(parsedAuthorization(lastRequest()).signedHeaders).toEqual(
      expect.arrayContaining(["host", "x-amz-date", "content-length", "x-amz-security-token", "x-amz-content-sha256"]),
    );
  });

  it("carries the user's access key and session token", async () => {
    await aClient({ endpoint: server.endpoint }).send(new ListCasesCommand({}));
    expect([parsedAuthorization(lastRequest()).accessKeyId, lastRequest().headers["x-amz-security-token"]]).toEqual([
      testCredentials.accessKeyId,
      testCredentials.sessionToken,
    ]);
  });

  it("is dated by the clock plus the configured offset", async () => {
    const anHourInMilliseconds = 3_600_000;
    const before = Date.now();
    await aClient({ endpoint: server.endpoint, systemClockOffset: anHourInMilliseconds }).send(
      new ListCasesCommand({}),
    );
    const [, year, month, day, hour, minute, second] =
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(lastRequest().headers["x-amz-date"])) ?? [];
    const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    expect(signedAt - before).toBeGreaterThan(anHourInMilliseconds - 60_000);
  });

  it("uses its own client's credentials when two users call at once", async () => {
    const users = ["ASIAUSERONE000000001", "ASIAUSERTWO000000002"];
    await Promise.all(
      users.map((accessKeyId) =>
        aClient({ endpoint: server.endpoint, credentials: { ...testCredentials, accessKeyId } }).send(
          new ListCasesCommand({ nextToken: accessKeyId }),
        ),
      ),
    );
    const pairs = server.received.map((request) => [
      parsedAuthorization(request).accessKeyId,
      JSON.parse(request.body.toString("utf8")).nextToken,
    ]);
    expect(pairs.sort()).toEqual(users.map((user) => [user, user]));
  });
});
