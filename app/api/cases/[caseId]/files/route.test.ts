import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { aSession, holdSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));
vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

const aws = awsDouble();
const caseId = "1234567890";
const clientToken = "01234567-89ab-4def-8123-456789abcdef";

beforeEach(async () => {
  Reflect.deleteProperty(globalThis, Symbol.for("casedesk.transfers"));
  cookieJar.clear();
  await holdSession();
  aws().answerWith({ status: 201, body: { attachmentPresignedUrl: presigned() } }, { status: 200 });
  takeLogText();
});

const presigned = () => `${aws().address}/bucket/canary-key?X-Amz-Signature=canary-signature`;

type Change = { headers?: Record<string, string | undefined>; body?: string | null; caseId?: string };

async function upload({ headers = {}, body = "hello", ...change }: Change = {}) {
  const { POST } = await import("./route");
  const { toPageOwner } = await import("@/lib/auth/draft-key");
  const { owner, roleArn } = toPageOwner(aSession());
  const all = {
    "x-casedesk-owner": owner,
    "x-casedesk-role": roleArn,
    "x-casedesk-file-name": "canary.json",
    "x-casedesk-file-token": clientToken,
    "content-length": String(body?.length ?? 0),
    ...headers,
  };
  const sent = Object.entries(all).filter((header): header is [string, string] => header[1] !== undefined);
  const request = new Request(`http://127.0.0.1:3000/api/cases/${caseId}/files`, {
    method: "POST",
    headers: sent,
    body,
    ...{ duplex: "half" },
  });
  const answer = await POST(request, { params: Promise.resolve({ caseId: change.caseId ?? caseId }) });
  return { status: answer.status, body: await answer.json(), headers: answer.headers };
}

describe("an upload", () => {
  test("goes to the URL that AWS gave, and says the SHA-256 of what went there", async () => {
    const { status, body } = await upload();
    expect([status, body]).toEqual([
      200,
      { status: "sent", sha256: createHash("sha256").update("hello").digest("hex") },
    ]);
    expect(aws().received.map(({ method, url, body }) => [method, url, body])).toEqual([
      [
        "POST",
        `/v1/cases/${caseId}/get-presigned-url`,
        JSON.stringify({ fileName: "canary.json", contentLength: 5, clientToken }),
      ],
      ["PUT", "/bucket/canary-key?X-Amz-Signature=canary-signature", "hello"],
    ]);
  });

  test("gives the browser neither the URL nor the credentials", async () => {
    const { body, headers } = await upload();
    expect(JSON.stringify([body, ...headers])).not.toMatch(/canary|amz|ASIA/i);
  });

  test("does not sign in at the presigned URL", async () => {
    await upload();
    expect(aws().received[1]?.headers).toEqual({
      host: expect.any(String),
      connection: expect.any(String),
      "content-length": "5",
      "content-type": "application/octet-stream",
      "if-none-match": "*",
    });
  });

  test("leaves a line in the log: sizes and outcome, but neither name nor URL", async () => {
    await upload();
    const text = takeLogText();
    expect(text).not.toMatch(/canary|hello|http:/);
    const lines = text.trim().split("\n");
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
      event: "file_upload",
      outcome: "sent",
      bytes: 5,
      status: 200,
      caseId,
      milliseconds: expect.any(Number),
    });
  });

  test.each([
    ["another site's", { origin: "https://evil.example" }, 403, "foreign"],
    ["no Origin's", { origin: "" }, 403, "foreign"],
    ["a cross-site", { "sec-fetch-site": "cross-site" }, 403, "foreign"],
  ])("of %s request goes nowhere", async (_what, headers, status, refused) => {
    Object.assign(cookieJar.requestHeaders, headers);
    expect([await upload(), aws().received]).toMatchObject([{ status, body: { status: "not-tried", refused } }, []]);
  });

  test("of a visitor goes nowhere", async () => {
    cookieJar.clear();
    expect([await upload(), aws().received]).toMatchObject([{ status: 401, body: { refused: "signed-out" } }, []]);
  });

  test.each([
    ["whose page was made for somebody else", { "x-casedesk-owner": "0" }, 403, "other-user"],
    ["whose page does not say for whom", { "x-casedesk-owner": undefined }, 403, "other-user"],
    ["whose page was made for another role", { "x-casedesk-role": "arn:other" }, 403, "other-role"],
    ["without a length", { "content-length": undefined }, 411, "no-length"],
    ["of no bytes", { "content-length": "0" }, 400, "not-asked"],
    ["of more than 100 MiB", { "content-length": "104857601" }, 413, "too-large"],
    ["without a name", { "x-casedesk-file-name": undefined }, 400, "not-asked"],
    ["with a path as its name", { "x-casedesk-file-name": "../../x" }, 400, "not-asked"],
    ["without a token", { "x-casedesk-file-token": undefined }, 400, "not-asked"],
    ["with a token of another form", { "x-casedesk-file-token": "x".repeat(36) }, 400, "not-asked"],
  ])("%s goes nowhere", async (_what, headers, status, refused) => {
    expect([await upload({ headers }), aws().received]).toMatchObject([{ status, body: { refused } }, []]);
  });

  test("to what is no case goes nowhere", async () => {
    expect([await upload({ caseId: "../x" }), aws().received]).toMatchObject([{ status: 400 }, []]);
  });

  test("goes nowhere where files are off", async () => {
    vi.stubEnv("FILES", "off");
    expect([await upload(), aws().received]).toMatchObject([{ status: 404, body: { refused: "off" } }, []]);
  });

  test("is refused if the URL leads anywhere but to AWS", async () => {
    aws().answerWith({ status: 201, body: { attachmentPresignedUrl: "https://evil.example/key" } }, { status: 200 });
    expect([await upload(), aws().received.length]).toMatchObject([{ status: 502, body: { status: "refused" } }, 1]);
  });

  test("says why AWS gave no URL", async () => {
    aws().answerWith(refusal(403, "AccessDeniedException"));
    expect(await upload()).toMatchObject({ status: 502, body: { status: "failed", code: "access-denied" } });
  });

  test.each([
    [412, 200, { status: "there" }],
    [403, 502, { status: "expired" }],
    [503, 502, { status: "interrupted" }],
    [307, 502, { status: "refused" }],
  ])("that S3 answers with %i gets %i", async (s3, status, body) => {
    aws().answerWith({ status: 201, body: { attachmentPresignedUrl: presigned() } }, { status: s3, body: "canary" });
    expect(await upload()).toMatchObject({ status, body });
  });

  test("is the third of one person at the same time: the portal is busy", async () => {
    const { beginTransfer } = await import("@/lib/transfers");
    for (const _ of [1, 2]) beginTransfer("upload", aSession().subject);
    const { status, body, headers } = await upload();
    expect([status, body, headers.get("retry-after")]).toEqual([503, { status: "not-tried", refused: "busy" }, "5"]);
  });

  test("makes room for the next, however it ended", async () => {
    await upload({ headers: { "content-length": "0" } });
    aws().answerWith(refusal(403, "AccessDeniedException"));
    await upload();
    aws().answerWith({ status: 201, body: { attachmentPresignedUrl: presigned() } }, { status: 403 });
    await upload();
    aws().answerWith({ status: 201, body: { attachmentPresignedUrl: presigned() } }, { status: 200 });
    expect((await upload()).status).toBe(200);
  });

  test("under a public address asks browsers to stay with https", async () => {
    vi.stubEnv("NEXTAUTH_URL", "https://casedesk.example");
    cookieJar.clear();
    const { headers } = await upload();
    expect([headers.get("strict-transport-security"), takeLogLines().map(({ event }) => event)]).toEqual([
      expect.stringContaining("max-age"),
      ["foreign_request"],
    ]);
  });
});
