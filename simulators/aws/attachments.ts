import { securityIrError } from "./aws-error";
import { isClosed, type StoredAttachment, type StoredCase } from "./stored-case";

/** As many as GetCase can list. */
const mostAttachments = 50;

const sevenDaysInSeconds = 7 * 86_400;

/** AWS deletes attachments seven days after the case is closed. `now` is in milliseconds. */
export function attachmentsOf(stored: StoredCase, now: number): readonly StoredAttachment[] {
  const { attachments = [], closedDate } = stored;
  const isDeleted = isClosed(stored) && closedDate !== undefined && closedDate + sevenDaysInSeconds <= now / 1000;
  return isDeleted ? [] : attachments;
}

/** Throws ServiceQuotaExceededException. */
export function requireRoom(attachments: readonly StoredAttachment[]): void {
  if (attachments.length < mostAttachments) return;
  throw securityIrError("ServiceQuotaExceededException", "The case has the maximum number of attachments.", {
    resourceId: "attachments-per-case",
    resourceType: "Attachment",
    serviceCode: "security-ir",
    quotaCode: "attachments-per-case",
  });
}
