import { afterEach, describe, expect, it } from "vitest";
import { callCase, openCase } from "../testing/case-calls";
import { attachments } from "../testing/file-calls";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
afterEach(() => ana.close());

const ask = (caseId: string, input: unknown) => callCase(ana, `${caseId}/get-presigned-url`, input);
const aFile = { fileName: "trail.json", contentLength: 5 };

describe("GetCaseAttachmentUploadUrl", () => {
  it("gives a URL of another server, and lists the file as pending", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    const { status, body } = await ask(caseId, aFile);
    const { host } = new URL(String(body.attachmentPresignedUrl));
    expect([status, host === new URL(ana.simulator.url).host, await attachments(ana, caseId)]).toEqual([
      201,
      false,
      [
        {
          attachmentId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
          fileName: "trail.json",
          attachmentStatus: "Pending",
          creator: "arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com",
          createdDate: expect.any(Number),
        },
      ],
    ]);
  });

  it("gives the same URL for the same client token", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    const twice = { ...aFile, clientToken: "token" };
    const [first, second] = [await ask(caseId, twice), await ask(caseId, twice)];
    expect([second, (await attachments(ana, caseId)).length]).toEqual([first, 1]);
  });

  it.each([
    ["another name under the same token", { fileName: "b.txt", contentLength: 5, clientToken: "token" }],
    ["the same name under another token", { ...aFile, clientToken: "other" }],
    ["the same name without a token", aFile],
  ])("answers a conflict to %s", async (_what, input) => {
    ana = await signIn();
    const caseId = await openCase(ana);
    await ask(caseId, { ...aFile, clientToken: "token" });
    expect((await ask(caseId, input)).status).toBe(409);
  });

  it("answers a conflict to a repeat where tokens are forgotten", async () => {
    ana = await signIn({ tokenSeconds: 0 });
    const caseId = await openCase(ana);
    await ask(caseId, { ...aFile, clientToken: "token" });
    expect((await ask(caseId, { ...aFile, clientToken: "token" })).status).toBe(409);
  });

  it.each([
    ["a space in the name", "fileName", { ...aFile, fileName: "a b.txt" }],
    ["a slash in the name", "fileName", { ...aFile, fileName: "../a.txt" }],
    ["a name of 256 characters", "fileName", { ...aFile, fileName: "a".repeat(256) }],
    ["an empty file", "contentLength", { ...aFile, contentLength: 0 }],
    ["more than 100 MiB", "contentLength", { ...aFile, contentLength: 104_857_601 }],
    ["no size", "contentLength", { fileName: "a.txt" }],
  ])("refuses %s", async (_what, name, input) => {
    ana = await signIn();
    expect((await ask(await openCase(ana), input)).body).toMatchObject({ fieldList: [{ name }] });
  });

  it("takes 50 files and no more", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    for (let index = 0; index < 50; index += 1) await ask(caseId, { ...aFile, fileName: `${index}.txt` });
    const { status } = await ask(caseId, aFile);
    expect([status, (await attachments(ana, caseId)).length]).toEqual([402, 50]);
  });

  it("refuses a closed case", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    await callCase(ana, `${caseId}/close-case`, {});
    expect((await ask(caseId, aFile)).status).toBe(409);
  });

  it("refuses a role without the right", async () => {
    ana = await signIn({}, ["security-ir:GetCase"]);
    expect((await ask("0000000000", aFile)).status).toBe(403);
  });
});
