import { createHash } from "node:crypto";
import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import { afterEach, describe, expect, it } from "vitest";
import { PresignedUrls } from "./presigned-url";
import { openCase } from "./testing/case-calls";
import { attachments, put, requiredHeaders, scanned, uploadUrl } from "./testing/file-calls";
import { type SignedIn, signIn } from "./testing/signed-in";

let ana: SignedIn;
afterEach(() => ana?.close());

const codeIn = (text: string) => /<Code>(.*)<\/Code>/.exec(text)?.[1];

/** Signed in, with a URL for a file of five bytes. */
async function start(options: Parameters<typeof signIn>[0] = {}) {
  ana = await signIn({ scanSeconds: 0, ...options });
  const caseId = await openCase(ana);
  return { caseId, url: await uploadUrl(ana, caseId, "trail.json", 5) };
}

const arm = (operation: string, fault: string, details = {}) =>
  ana.admin("POST", "faults", { sessionName: "ana@example.com", operation, fault, details });

async function outcome(url: string, ...rest: [body: string, headers?: Record<string, string>, method?: string]) {
  const { status, text } = await put(url, ...rest);
  return [status, codeIn(text)];
}

describe("the target of a presigned URL", () => {
  it("takes the file, which is verified after a moment", async () => {
    const { caseId, url } = await start();
    const answer = await outcome(url, "hello");
    expect([answer[0], await scanned(ana, caseId)]).toMatchObject([200, [{ attachmentStatus: "Verified" }]]);
  });

  it("notes what came, and how it ended", async () => {
    const { caseId, url } = await start();
    await put(url, "hello");
    expect((await ana.admin("GET", "journal?operation=PutObject")).body).toMatchObject([
      {
        caseId,
        sessionName: "ana@example.com",
        status: 200,
        input: { contentLength: 5, sha256: createHash("sha256").update("hello").digest("hex") },
      },
    ]);
  });

  it("refuses malware in its scan", async () => {
    ana = await signIn({ scanSeconds: 0 });
    const caseId = await openCase(ana);
    const body = `${"x".repeat(70_000)}EICAR-STANDARD-${"ANTIVIRUS-TEST-FILE"}`;
    await put(await uploadUrl(ana, caseId, "eicar.com", body.length), body);
    expect(await scanned(ana, caseId)).toMatchObject([{ attachmentStatus: "Failed" }]);
  });

  it.each([
    ["another length", "hell", { ...requiredHeaders, "content-length": "4" }, 403, "SignatureDoesNotMatch"],
    ["no length", "hello", { ...requiredHeaders, "transfer-encoding": "chunked" }, 501, "NotImplemented"],
    [
      "another type",
      "hello",
      { ...requiredHeaders, "content-type": "text/html", "content-length": "5" },
      403,
      "SignatureDoesNotMatch",
    ],
    [
      "no If-None-Match",
      "hello",
      { "content-type": "application/octet-stream", "content-length": "5" },
      403,
      "SignatureDoesNotMatch",
    ],
  ])("refuses %s", async (_what, body, headers, status, code) => {
    const { url } = await start();
    expect(await outcome(url, body, headers)).toEqual([status, code]);
  });

  it.each([
    ["another path", (url: string) => url.replace("trail.json", "other.json"), "SignatureDoesNotMatch"],
    ["another end", (url: string) => url.replace("Expires=900", "Expires=9000"), "SignatureDoesNotMatch"],
    ["no signature", (url: string) => url.replace(/\?.*/, ""), "AccessDenied"],
  ])("refuses a URL with %s", async (_what, change, code) => {
    const { url } = await start();
    expect(await outcome(change(url), "hello")).toEqual([403, code]);
  });

  it("takes a file once only", async () => {
    const { url } = await start();
    await put(url, "hello");
    expect(await outcome(url, "hello")).toEqual([412, "PreconditionFailed"]);
  });

  it("takes one of two that come at the same time", async () => {
    ana = await signIn();
    const body = "x".repeat(5_000_000);
    const url = await uploadUrl(ana, await openCase(ana), "trail.json", body.length);
    const statuses = (await Promise.all([put(url, body), put(url, body)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412]);
  });

  it("refuses a URL that has expired", async () => {
    let now = Date.now();
    const { url } = await start({ now: () => now, urlSeconds: 60 });
    now += 61_000;
    expect((await put(url, "hello")).text).toContain("Request has expired");
  });

  it("refuses to delete", async () => {
    const { url } = await start();
    expect(await outcome(url, "", {}, "DELETE")).toEqual([405, "MethodNotAllowed"]);
  });

  it.each(["reset-before", "reset-mid-body"])("keeps nothing after a %s, and takes the file then", async (fault) => {
    const { url } = await start();
    await arm("PutObject", fault);
    await expect(put(url, "hello")).rejects.toThrow();
    expect(await outcome(url, "hello")).toEqual([200, undefined]);
  });

  it("has the file after a reset-after", async () => {
    const { caseId, url } = await start();
    await arm("PutObject", "reset-after");
    await expect(put(url, "hello")).rejects.toThrow();
    expect(await scanned(ana, caseId)).toMatchObject([{ attachmentStatus: "Verified" }]);
  });

  it.each([
    ["SlowDown", 503],
    ["AccessDenied", 403],
    ["TemporaryRedirect", 307],
  ])("answers with an armed %s, and keeps nothing", async (fault, status) => {
    const { caseId, url } = await start();
    await arm("PutObject", fault);
    expect([await outcome(url, "hello"), await attachments(ana, caseId)]).toMatchObject([
      [status, fault],
      [{ attachmentStatus: "Pending" }],
    ]);
  });

  it("takes a file at a URL that the admin path gave", async () => {
    const { caseId } = await start();
    const { body } = await ana.admin("POST", "upload-urls", { caseId, fileName: "other.txt", contentLength: 5 });
    expect(await outcome(String(Object(body).url), "hello")).toEqual([200, undefined]);
  });

  it("has no fault of another service", async () => {
    await start();
    expect((await arm("PutObject", "ConflictException")).status).toBe(400);
  });
});

describe("a presigned URL", () => {
  it("is signed as AWS's own signer signs it", async () => {
    const now = Date.parse("2026-11-30T02:00:00Z");
    const credentials = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret/key", sessionToken: "token+/=" };
    const [hostname, path] = ["bucket.s3.us-east-1.amazonaws.com", "/1234567890/trail.json"];
    const headers = { ...requiredHeaders, "content-length": "5" };
    const urls = new PresignedUrls(() => now, "us-east-1", credentials);
    const own = new URL(urls.sign({ method: "PUT", host: hostname, path, headers, expiresSeconds: 900 }));
    const signer = new SignatureV4({ credentials, region: "us-east-1", service: "s3", sha256: Sha256 });
    const request = { method: "PUT", protocol: "https:", hostname, path, headers: { ...headers, host: hostname } };
    // A body that the signer cannot read is left unsigned.
    const theirs = await signer.presign({ ...request, body: {} }, { signingDate: new Date(now), expiresIn: 900 });
    expect(Object.fromEntries(own.searchParams)).toEqual(theirs.query);
  });
});
