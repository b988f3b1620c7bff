import { type FetchedEnd, fetchFile } from "@/lib/aws/fetch-file";
import { toPresignedUrl } from "@/lib/aws/presigned-url";
import { getCaseAttachmentDownloadUrl } from "@/lib/aws/security-ir/get-case-attachment-download-url";
import { isCaseId } from "@/lib/cases/case-id";
import { toCommentFailure } from "@/lib/cases/comment-failure";
import type { DownloadFailure } from "@/lib/cases/file-answers";
import { isAttachmentId } from "@/lib/cases/files";
import { answer, fileRoute, notTried } from "@/lib/file-route";
import { currentOutgoing } from "@/lib/observability/request-context";

/** A POST: a page of the portal asks for the file, and no link of another site can. */
export const POST = fileRoute<{ caseId: string; attachmentId: string }>(
  "download",
  async (session, { params: { caseId, attachmentId }, request: { signal }, end }) => {
    if (!isCaseId(caseId) || !isAttachmentId(attachmentId)) {
      end({ outcome: "not-tried", reason: "not-asked" });
      return notTried("not-asked");
    }
    const asked = await getCaseAttachmentDownloadUrl(session, { caseId, attachmentId }, signal);
    if (!asked.ok) {
      end({ outcome: "no-url", reason: asked.failure.kind });
      return reply(toCommentFailure(asked.failure, asked.awsRequestId));
    }
    const url = toPresignedUrl(asked.answer.url);
    if (!url) {
      end({ outcome: "foreign-url" });
      return reply({ status: "refused" });
    }
    const outgoing = currentOutgoing();
    const onEnd = (how: FetchedEnd) => {
      end(how);
      // Next would wait for a browser that reads nothing any more.
      if (how.outcome === "interrupted") outgoing?.destroy();
    };
    const hasTaken = () => outgoing?.writableLength === 0;
    const file = await fetchFile({ url, signal, onEnd, hasTaken });
    if (!file.ok) {
      const { ok: _ok, ...how } = file;
      end(how);
      return reply({ status: file.outcome });
    }
    return new Response(file.body, { headers: { ...safeHeaders, "Content-Length": String(file.bytes) } });
  },
);

/** A browser saves the file, and never shows it as a page of the portal. Its name is up to the page. */
const safeHeaders = {
  "Content-Type": "application/octet-stream",
  "Content-Disposition": "attachment",
  "X-Content-Type-Options": "nosniff",
};

const reply = (body: DownloadFailure): Response => answer(body, 502);
