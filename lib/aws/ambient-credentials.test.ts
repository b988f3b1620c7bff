import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { caseSchema } from "@/lib/cases/case-schema";
import { type HttpDouble, startHttpDouble } from "@/lib/testing/http-double";
import { takeLogText } from "@/lib/testing/log-lines";
import { aSession } from "@/lib/testing/session";
import { responder, someSettings } from "@/lib/testing/settings";
import { grantedRole } from "@/lib/testing/sts-answers";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

// The machine has credentials wherever the SDK looks for them, and none of the signed-in people owns them.

let aws: HttpDouble;
/** Replaces the credential endpoints, and AWS as named in a configuration file. */
let canary: HttpDouble;
let folder: string;

beforeAll(async () => {
  [aws, canary] = await Promise.all([startHttpDouble(), startHttpDouble()]);
});

afterAll(() => Promise.all([aws.close(), canary.close()]));

beforeEach(() => {
  vi.resetModules();
  // Another path each time, as the SDK reads a file once.
  folder = mkdtempSync(join(tmpdir(), "casedesk-ambient-"));
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
  vi.stubEnv("AWS_ENDPOINT_URL", aws.address);
  const body = {
    AccessKeyId: "AKIACANARY",
    SecretAccessKey: "canary",
    Token: "canary",
    Expiration: "2999-01-01T00:00:00Z",
  };
  canary.answerWith({ status: 200, body });
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  takeLogText();
});

const places: Readonly<Record<string, () => Record<string, string>>> = {
  "keys in the environment": () => ({
    AWS_ACCESS_KEY_ID: "AKIACANARY",
    AWS_SECRET_ACCESS_KEY: "canary",
    AWS_SESSION_TOKEN: "canary",
  }),
  "a profile": () => ({
    AWS_PROFILE: "canary",
    AWS_SHARED_CREDENTIALS_FILE: written("credentials", [
      "[canary]",
      "aws_access_key_id = AKIACANARY",
      "aws_secret_access_key = canary",
    ]),
    AWS_CONFIG_FILE: written("config", ["[profile canary]", "region = ap-south-1", `endpoint_url = ${canary.address}`]),
  }),
  "a token of the machine": () => ({
    AWS_WEB_IDENTITY_TOKEN_FILE: written("token", ["canary"]),
    AWS_ROLE_ARN: "arn:aws:iam::999999999999:role/Canary",
    AWS_ROLE_SESSION_NAME: "email",
  }),
  "the container's endpoint": () => ({
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${canary.address}/container`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: "canary",
  }),
  "the instance's metadata": () => ({ AWS_EC2_METADATA_SERVICE_ENDPOINT: canary.address }),
};

function written(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

/** Every operation that the portal calls. */
async function callEverything(session = aSession()): Promise<void> {
  const { createRoleSession } = await import("./role-session");
  const { createCase } = await import("./security-ir/create-case");
  const { getCase } = await import("./security-ir/get-case");
  const { listCases } = await import("./security-ir/list-cases");
  aws.answerWith(
    grantedRole(new Date("2999-01-01T00:00:00Z")),
    { status: 201, body: { caseId: "1234567890" } },
    { status: 200, body: { title: "A title" } },
    { status: 200, body: { items: [] } },
  );
  await createRoleSession(responder, "ana@example.com", "an-id-token");
  await createCase(session, caseSchema.parse(aCase()));
  await getCase(session, "1234567890");
  await listCases(session, { abortSignal: new AbortController().signal });
}

describe.each(Object.keys(places))("with %s", (place) => {
  beforeEach(() => {
    for (const [name, value] of Object.entries(places[place]?.() ?? {})) vi.stubEnv(name, value);
  });

  test("every call is signed by the person's key, but for the one that is not signed", async () => {
    await callEverything();
    expect(aws.received.map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization ?? "")?.[1])).toEqual([
      undefined,
      "ASIAANA",
      "ASIAANA",
      "ASIAANA",
    ]);
  });

  test("no place is asked, and nothing found there is sent", async () => {
    await callEverything();
    expect(canary.received).toEqual([]);
    expect(JSON.stringify(aws.received)).not.toMatch(/canary/i);
  });

  test("a person whose credentials have ended acts with no others", async () => {
    const expiration = new Date(Date.now() - 60_000);
    await callEverything(aSession({ credentials: { ...aSession().credentials, expiration } }));
    expect(canary.received).toEqual([]);
    expect(JSON.stringify(aws.received)).not.toMatch(/canary/i);
  });
});

test("a configuration file names no other address for AWS", async () => {
  vi.stubEnv("AWS_ENDPOINT_URL", undefined);
  vi.stubEnv("AWS_PROFILE", "canary");
  vi.stubEnv("AWS_CONFIG_FILE", written("config", ["[profile canary]", `endpoint_url = ${canary.address}`]));
  // No test calls AWS: requests are only inspected.
  const { requestHandler } = await import("./request-handler");
  const names: string[] = [];
  vi.spyOn(requestHandler(), "handle").mockImplementation(async ({ hostname }) => {
    names.push(hostname);
    throw new Error("not sent");
  });
  await callEverything();
  expect([...new Set(names)]).toEqual(["sts.eu-central-1.amazonaws.com", "security-ir.eu-central-1.api.aws"]);
});
