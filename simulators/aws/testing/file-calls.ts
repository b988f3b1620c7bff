import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { callCase, getCase } from "./case-calls";
import type { SignedIn } from "./signed-in";

export async function uploadUrl(person: SignedIn, caseId: string, fileName: string, size: number): Promise<string> {
  const { body } = await callCase(person, `${caseId}/get-presigned-url`, { fileName, contentLength: size });
  return String(body.attachmentPresignedUrl);
}

export const requiredHeaders = { "content-type": "application/octet-stream", "if-none-match": "*" };

export type PutAnswer = { readonly status: number; readonly text: string };

/** Sends just these headers, and a Content-Length unless they have one. Rejects when the connection breaks. */
export function put(
  url: string,
  body: string | Buffer,
  headers: Record<string, string> = { ...requiredHeaders, "content-length": String(Buffer.byteLength(body)) },
  method = "PUT",
): Promise<PutAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

export type Attachment = {
  readonly attachmentId: string;
  readonly fileName: string;
  readonly attachmentStatus: string;
};

export async function attachments(person: SignedIn, caseId: string): Promise<Attachment[]> {
  return (await getCase(person, caseId)).caseAttachments as Attachment[]; // As the operation's own test asserts.
}

/** Resolves once no file is being scanned. */
export async function scanned(person: SignedIn, caseId: string): Promise<Attachment[]> {
  const all = await attachments(person, caseId);
  if (all.every(({ attachmentStatus }) => attachmentStatus !== "Pending")) return all;
  await wait(10);
  return scanned(person, caseId);
}
