import { attachmentsOf } from "../attachments";
import { securityIrError } from "../aws-error";
import { caseOperation, noBody } from "../case-operation";
import { caseConflict } from "../case-resource";
import { required, text } from "../validation";

const hex = "[0-9a-fA-F]";
const attachmentId = new RegExp(`${hex}{8}-${hex}{4}-${hex}{4}-${hex}{4}-${hex}{12}`);

/** Only for a file that has passed the scan. AWS does not publish what it answers for others. */
export const getCaseAttachmentDownloadUrl = caseOperation({
  name: "GetCaseAttachmentDownloadUrl",
  route: "GET /v1/cases/{caseId}/get-presigned-url/{attachmentId}",
  labels: { attachmentId: required(text({ pattern: attachmentId })) },
  body: noBody,
  perform: (stored, { world, labels, session }) => {
    const { caseId } = stored;
    const attachments = attachmentsOf(stored, world.now());
    const attachment = attachments.find((each) => each.attachmentId === labels.attachmentId);
    if (!attachment) throw securityIrError("ResourceNotFoundException", "The attachment was not found.");
    if (attachment.attachmentStatus !== "Verified") throw caseConflict(caseId, "The attachment is not verified.");
    const attachmentPresignedUrl = world.files.downloadUrl(caseId, attachment, session.sessionName);
    return { status: 201, result: { attachmentPresignedUrl } };
  },
});
