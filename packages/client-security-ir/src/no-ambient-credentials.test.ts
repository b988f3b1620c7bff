import { ListCasesCommand, SecurityIRClient, type SecurityIRClientConfig } from "@aws-sdk/client-security-ir";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type RecordingServer, startRecordingServer } from "./testing/recording-server";

// AWS's own package differs: it looks in the environment, in shared files and in the instance role.

let server: RecordingServer;

beforeAll(async () => {
  server = await startRecordingServer();
});

afterEach(() => {
  vi.unstubAllEnvs();
});

afterAll(() => server.close());

describe("a client without credentials", () => {
  function withoutCredentials(config: SecurityIRClientConfig = {}): SecurityIRClient {
    return new SecurityIRClient({ region: "eu-central-1", endpoint: server.endpoint, ...config });
  }

  it("refuses the call", async () => {
    await expect(withoutCredentials().send(new ListCasesCommand({}))).rejects.toThrow("`credentials` not provided");
  });

  it("does not take credentials from the environment", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIACANARY0000000000");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "canary");
    await withoutCredentials()
      .send(new ListCasesCommand({}))
      .catch(() => undefined);
    expect(server.received).toEqual([]);
  });

  it("passes on the error of a credential provider that fails", async () => {
    const credentials = () => Promise.reject(new Error("no role session"));
    await expect(withoutCredentials({ credentials }).send(new ListCasesCommand({}))).rejects.toThrow("no role session");
  });
});
