import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { takeLogText } from "@/lib/testing/log-lines";
import { aSession, holdSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));
vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

const aws = awsDouble();
const caseId = "1234567890";
const attachmentId = "01234567-89ab-4def-8123-456789abcdef";
const page = "<script>alert(1)</script>";

const presigned = () => `${aws().address}/bucket/canary-key?X-Amz-Signature=canary-signature`;

function giveFile() {
  aws().answerWith(
    { status: 201, body: { attachmentPresignedUrl: presigned() } },
    {
      status: 200,
      headers: {
        "content-length": String(page.length),
        "content-type": "text/html",
        "content-disposition": "inline",
        "set-cookie": "canary=1",
        "x-amz-request-id": "canary",
      },
      body: page,
    },
  );
}

beforeEach(async () => {
  Reflect.deleteProperty(globalThis, Symbol.for("casedesk.transfers"));
  cookieJar.clear();
  await holdSession();
  giveFile();
  takeLogText();
});

async function download(change: { attachmentId?: string; headers?: Record<string, string> } = {}) {
  const { POST } = await import("./route");
  const { toPageOwner } = await import("@/lib/auth/draft-key");
  const { owner, roleArn } = toPageOwner(aSession());
  const headers = { "x-casedesk-owner": owner, "x-casedesk-role": roleArn, ...change.headers };
  const request = new Request("http://127.0.0.1:3000/", { method: "POST", headers });
  return POST(request, { params: Promise.resolve({ caseId, attachmentId, ...change }) });
}

describe("a download", () => {
  test("gives the bytes as a file to save, whatever AWS says that they are", async () => {
    const answer = await download();
    expect([answer.status, Object.fromEntries(answer.headers), await answer.text()]).toEqual([
      200,
      {
        "content-type": "application/octet-stream",
        "content-disposition": "attachment",
        "x-content-type-options": "nosniff",
        "content-length": String(page.length),
      },
      page,
    ]);
  });

  test("leaves a line in the log: sizes and outcome, but neither name nor URL", async () => {
    await (await download()).text();
    const text = takeLogText();
    expect(text).not.toMatch(/canary|http:/);
    expect(JSON.parse(text.trim().split("\n").at(-1) ?? "")).toMatchObject({
      event: "file_download",
      outcome: "fetched",
      bytes: page.length,
      caseId,
    });
  });

  test("of another site's request asks AWS for nothing", async () => {
    cookieJar.requestHeaders.origin = "https://evil.example";
    expect([(await download()).status, aws().received]).toEqual([403, []]);
  });

  test("of a page made for somebody else asks AWS for nothing", async () => {
    expect([(await download({ headers: { "x-casedesk-owner": "0" } })).status, aws().received]).toEqual([403, []]);
  });

  test.each(["1", "../x", `${attachmentId}/..`])("of %s asks AWS for nothing", async (id) => {
    expect([(await download({ attachmentId: id })).status, aws().received]).toEqual([400, []]);
  });

  test("is refused if the URL leads anywhere but to AWS", async () => {
    aws().answerWith({ status: 201, body: { attachmentPresignedUrl: "http://169.254.169.254/" } });
    const answer = await download();
    expect([answer.status, await answer.json(), aws().received.length]).toEqual([502, { status: "refused" }, 1]);
  });

  test("says why AWS gave no URL", async () => {
    aws().answerWith(refusal(409, "ConflictException"));
    const answer = await download();
    expect([answer.status, await answer.json()]).toMatchObject([502, { status: "failed", code: "conflict" }]);
  });

  test("that S3 refuses says so", async () => {
    aws().answerWith({ status: 201, body: { attachmentPresignedUrl: presigned() } }, { status: 403, body: "canary" });
    const answer = await download();
    expect([answer.status, await answer.json()]).toEqual([502, { status: "expired" }]);
  });

  test("breaks off for the browser as well when AWS's end does", async () => {
    const headers = { "content-length": "10", connection: "close" };
    aws().answerWith(
      { status: 201, body: { attachmentPresignedUrl: presigned() } },
      { status: 200, headers, body: "x" },
    );
    const { watchRequests } = await import("@/lib/observability/request-context");
    watchRequests();
    const server = createServer(async (_request, response) => {
      const answer = await download();
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      // Like Next with a browser that reads nothing any more: the error reaches nobody.
      await answer.body?.pipeTo(new WritableStream({ write: (bytes) => void response.write(bytes) })).catch(() => {});
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // A server that listens on TCP has one.
    const body = fetch(`http://127.0.0.1:${port}`, { method: "POST" }).then((answer) => answer.text());
    await expect(body.finally(() => server.close())).rejects.toThrow();
  });

  test("makes room for the next once it has ended", async () => {
    const statuses: number[] = [];
    for (const _ of [1, 2, 3]) {
      giveFile();
      const answer = await download();
      await answer.text();
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([200, 200, 200]);
  });
});
