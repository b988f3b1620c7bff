import { randomUUID } from "node:crypto";
import { attachmentsOf, requireRoom } from "../attachments";
import { caseOperation } from "../case-operation";
import { caseConflict } from "../case-resource";
import { isClosed } from "../stored-case";
import { optional, required, structure, text, wholeNumber } from "../validation";

const hundredMebibytes = 104_857_600;

/** Repeated with the same client token, it gives the same URL. File names are unique in a case. */
export const getCaseAttachmentUploadUrl = caseOperation({
  name: "GetCaseAttachmentUploadUrl",
  route: "POST /v1/cases/{caseId}/get-presigned-url",
  body: structure({
    fileName: required(text({ min: 1, max: 255, pattern: /[a-zA-Z0-9._-]+/ })),
    contentLength: required(wholeNumber({ min: 1, max: hundredMebibytes })),
    clientToken: optional(text({ min: 1, max: 255 })),
  }),
  perform: (stored, { world, input, principal, session }) => {
    const { caseId } = stored;
    const fileName = String(input.fileName);
    const { madeId } = world.cases.tokens.once("GetCaseAttachmentUploadUrl", { ...input, caseId }, () => {
      if (isClosed(stored)) throw caseConflict(caseId, "The case is closed.");
      const attachments = attachmentsOf(stored, world.now());
      if (attachments.some((each) => each.fileName === fileName)) {
        throw caseConflict(caseId, "An attachment with this file name already exists.");
      }
      requireRoom(attachments);
      const attachment = {
        attachmentId: randomUUID(),
        fileName,
        attachmentStatus: "Pending" as const,
        creator: principal,
        createdDate: world.now() / 1000,
        contentLength: Number(input.contentLength),
      };
      world.cases.change(caseId, { attachments: [...attachments, attachment] });
      return attachment.attachmentId;
    });
    const attachment = world.cases.get(caseId)?.attachments?.find((each) => each.attachmentId === madeId);
    if (!attachment) throw caseConflict(caseId, "The attachment is gone.");
    const attachmentPresignedUrl = world.files.uploadUrl(caseId, attachment, session.sessionName);
    return { status: 201, result: { attachmentPresignedUrl } };
  },
});
