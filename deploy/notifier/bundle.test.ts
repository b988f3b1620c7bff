import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { compileFunction } from "node:vm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { bundleFunction } from "../bundle-function";
import { guardDutyEvent, guardDutyFinding, securityHubEvent } from "./some-events";

// The function as it is deployed, with AWS's own clients, against a server that stands for SNS and Secrets Manager.

const portal = "https://casedesk.example.com";
const secretArn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:casedesk/slack-AbCdEf";
const topicArn = "arn:aws:sns:eu-central-1:111122223333:cases";
const webhook = "https://hooks.slack.com/services/T000/B000/secret";

const scripts = {
  "with-link": bundleFunction("notifier/with-link"),
  "without-link": bundleFunction("notifier/without-link"),
};

let aws: Server;
const published: URLSearchParams[] = [];
const posted: { url: string; text: string }[] = [];

beforeAll(async () => {
  aws = createServer(async (request, response) => {
    const body = await text(request);
    if (request.headers["x-amz-target"] === "secretsmanager.GetSecretValue") {
      const isKnown = JSON.parse(body).SecretId === secretArn;
      response.writeHead(isKnown ? 200 : 400, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(isKnown ? { ARN: secretArn, SecretString: `${webhook}\n` } : {}));
    } else {
      published.push(new URLSearchParams(body));
      response.writeHead(200, { "content-type": "text/xml" });
      response.end(
        '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
      );
    }
  });
  await once(aws.listen(0, "127.0.0.1"), "listening");
  const { port } = aws.address() as AddressInfo; // A TCP server that listens has one.
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${port}`);
  vi.stubEnv("AWS_REGION", "eu-central-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubGlobal("fetch", async (url: URL, { body }: { body: string }) => {
    posted.push({ url: url.href, text: JSON.parse(body).text });
    return new Response("ok");
  });
});

afterEach(() => {
  published.length = 0;
  posted.length = 0;
});

afterAll(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  aws.close();
});

/** Runs the script as Lambda does, for one event. */
async function run(name: keyof typeof scripts, target: { kind: string; arn: string }, event: unknown): Promise<void> {
  const module: { exports: { handler?: (event: unknown) => Promise<void> } } = { exports: {} };
  const env = { ...process.env, PORTAL_URL: portal, TARGET_KIND: target.kind, TARGET_ARN: target.arn };
  const start = compileFunction(scripts[name], ["module", "exports", "require", "process"]);
  start(module, module.exports, createRequire(import.meta.url), { ...process, env });
  await module.exports.handler?.(event);
}

const toTopic = { kind: "sns", arn: topicArn };
const toSlack = { kind: "slack", arn: secretArn };

/** As the command fills it in, which equals what pasting into the form does. */
function linkOfCommand(finding: unknown): string {
  const program = fileURLToPath(new URL("../../packages/casedesk-link/bin/casedesk-link.mjs", import.meta.url));
  const options = { input: JSON.stringify(finding), encoding: "utf8", stdio: "pipe" } as const;
  return execFileSync(process.execPath, [program, "--portal", portal], options).trim();
}

function partsOf(link: string): unknown {
  return JSON.parse(Buffer.from(link.split("#case-v1=")[1] ?? "", "base64url").toString());
}

describe("the function with a prefilled link", () => {
  it("publishes the link that the command makes of the finding", async () => {
    await run("with-link", toTopic, guardDutyEvent);
    const [message] = published;
    const link = /^https:\S+$/m.exec(message?.get("Message") ?? "")?.[0] ?? "";
    expect([message?.get("TopicArn"), link]).toEqual([topicArn, linkOfCommand(guardDutyFinding)]);
    expect(partsOf(link)).toMatchObject({
      impactedAccounts: "111122223333",
      threatActorIpAddresses: [{ ipAddress: "198.51.100.23" }],
    });
  });

  it("posts the link of Security Hub's findings to Slack, at the address that the secret holds", async () => {
    await run("with-link", toSlack, securityHubEvent);
    const link = /<(https:[^|]+)\|/.exec(posted[0]?.text ?? "")?.[1];
    expect([posted[0]?.url, link]).toEqual([webhook, linkOfCommand(securityHubEvent.detail.findings)]);
  });
});

describe("the function without content", () => {
  it("publishes the plain link", async () => {
    await run("without-link", toTopic, guardDutyEvent);
    expect(published[0]?.get("Message")).toMatch(
      /16afba5c5c43e07c9e3e5e2e544e95df\n\nOpen a case:\nhttps:\S+\/cases\/new\n$/,
    );
  });

  it("does not hold the code that could make another", () => {
    expect([scripts["with-link"].includes("case-v1"), scripts["without-link"].includes("case-v1")]).toEqual([
      true,
      false,
    ]);
  });
});

describe("the function", () => {
  it.each(["with-link", "without-link"] as const)("%s fails when the secret cannot be read", async (name) => {
    await expect(run(name, { kind: "slack", arn: "another" }, guardDutyEvent)).rejects.toThrow();
    expect(posted).toEqual([]);
  });

  it("fits into a template: without a prefilled link, into one that needs no bucket", () => {
    expect([scripts["without-link"].length < 40_000, scripts["with-link"].length < 900_000]).toEqual([true, true]);
  });
});
