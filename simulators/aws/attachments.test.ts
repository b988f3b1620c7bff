import { expect, it } from "vitest";
import { attachmentsOf } from "./attachments";
import { CaseStore } from "./case-store";
import { aCase } from "./testing/case-input";

it("deletes files seven days after the case is closed", () => {
  const place = { accountId: "111122223333", region: "us-east-1" };
  const usual = { tokenSeconds: 600, repeat: "replay", quotas: false, commentsMoveDate: true } as const;
  const store = new CaseStore({ ...place, ...usual, now: () => 0 });
  const { caseId } = store.open(aCase(), "arn:ana");
  const attachment = { attachmentId: "1", fileName: "a.txt", creator: "arn:ana", createdDate: 0, contentLength: 1 };
  const attachments = [{ ...attachment, attachmentStatus: "Verified" as const }];
  const closed = store.change(caseId, { attachments, caseStatus: "Closed", closedDate: 0 });
  const day = 86_400_000;
  expect([attachmentsOf(closed, 6.9 * day).length, attachmentsOf(closed, 7.1 * day).length]).toEqual([1, 0]);
});
