import { afterEach, describe, expect, it } from "vitest";
import { callCase, openCase } from "../testing/case-calls";
import { attachments, put, scanned, uploadUrl } from "../testing/file-calls";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
afterEach(() => ana.close());

const ask = (caseId: string, attachmentId: string) => callCase(ana, `${caseId}/get-presigned-url/${attachmentId}`);

async function upload(caseId: string, body: string): Promise<string> {
  await put(await uploadUrl(ana, caseId, "trail.json", body.length), body);
  return (await scanned(ana, caseId))[0]?.attachmentId ?? "";
}

describe("GetCaseAttachmentDownloadUrl", () => {
  it("gives a URL that gives the file", async () => {
    ana = await signIn({ scanSeconds: 0 });
    const caseId = await openCase(ana);
    const { status, body } = await ask(caseId, await upload(caseId, "hello"));
    const file = await fetch(String(body.attachmentPresignedUrl));
    expect([status, file.status, await file.text()]).toEqual([201, 200, "hello"]);
  });

  it("refuses a file that is not verified yet", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    await uploadUrl(ana, caseId, "trail.json", 5);
    const [file] = await attachments(ana, caseId);
    expect((await ask(caseId, file?.attachmentId ?? "")).status).toBe(409);
  });

  it("answers 404 for a file of another case", async () => {
    ana = await signIn({ scanSeconds: 0 });
    const attachmentId = await upload(await openCase(ana), "hello");
    expect((await ask(await openCase(ana), attachmentId)).status).toBe(404);
  });

  it("refuses what is no ID of an attachment", async () => {
    ana = await signIn();
    expect((await ask(await openCase(ana), "1")).body).toMatchObject({ fieldList: [{ name: "attachmentId" }] });
  });

  it("refuses a role without the right", async () => {
    ana = await signIn({}, ["security-ir:GetCase"]);
    expect((await ask("0000000000", "1")).status).toBe(403);
  });
});
