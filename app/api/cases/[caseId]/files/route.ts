import { toPresignedUrl } from "@/lib/aws/presigned-url";
import { getCaseAttachmentUploadUrl } from "@/lib/aws/security-ir/get-case-attachment-upload-url";
import { sendFile } from "@/lib/aws/send-file";
import { isCaseId } from "@/lib/cases/case-id";
import { toCommentFailure } from "@/lib/cases/comment-failure";
import { fileHeaders, type UploadAnswer } from "@/lib/cases/file-answers";
import { fileLimits, isFileName } from "@/lib/cases/files";
import { answer, fileRoute, notTried } from "@/lib/file-route";
import { incomingBody } from "@/lib/incoming-body";

/** Takes one file, as the bytes of the body, and passes it on to AWS as it comes. Nothing of it stays here. */
export const POST = fileRoute<{ caseId: string }>("upload", async (session, { params: { caseId }, request, end }) => {
  const { headers, signal } = request;
  const refuse = (refused: "no-length" | "too-large" | "not-asked") => {
    end({ outcome: "not-tried", reason: refused });
    return notTried(refused);
  };
  const length = headers.get("content-length");
  if (length === null) return refuse("no-length");
  const contentLength = Number(length);
  if (contentLength > fileLimits.bytes) return refuse("too-large");
  const fileName = headers.get(fileHeaders.name) ?? "";
  const clientToken = headers.get(fileHeaders.token) ?? "";
  const isAsked = isCaseId(caseId) && isFileName(fileName) && isToken(clientToken) && contentLength > 0;
  if (!isAsked) return refuse("not-asked");

  const asked = await getCaseAttachmentUploadUrl(session, { caseId, fileName, contentLength, clientToken }, signal);
  if (!asked.ok) {
    end({ outcome: "no-url", reason: asked.failure.kind });
    return reply(toCommentFailure(asked.failure, asked.awsRequestId));
  }
  const url = toPresignedUrl(asked.answer.url);
  if (!url) {
    end({ outcome: "foreign-url" });
    return reply({ status: "refused" });
  }
  const sent = await sendFile({ url, body: incomingBody(request), bytes: contentLength });
  const { outcome, bytes, status, errorName } = sent;
  end({ outcome, bytes, ...(status === undefined ? {} : { status }), ...(errorName ? { errorName } : {}) });
  if (sent.outcome === "sent") return reply({ status: "sent", sha256: sent.sha256 });
  return reply({ status: sent.outcome === "broken-off" ? "interrupted" : sent.outcome });
});

function isToken(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

function reply(body: UploadAnswer): Response {
  return answer(body, body.status === "sent" || body.status === "there" ? 200 : 502);
}
