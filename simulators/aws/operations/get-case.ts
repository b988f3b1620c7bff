import { attachmentsOf } from "../attachments";
import { caseOperation, noBody } from "../case-operation";

/** Does not return the tags or the client token. */
export const getCase = caseOperation({
  name: "GetCase",
  route: "GET /v1/cases/{caseId}/get-case",
  body: noBody,
  perform: (stored, { world }) => ({
    status: 200,
    result: {
      ...stored.input,
      caseArn: stored.caseArn,
      caseStatus: stored.caseStatus,
      pendingAction: stored.pendingAction,
      createdDate: stored.createdDate,
      lastUpdatedDate: stored.lastUpdatedDate,
      ...(stored.closedDate === undefined ? {} : { closedDate: stored.closedDate }),
      ...(stored.closureCode === undefined ? {} : { closureCode: stored.closureCode }),
      caseAttachments: attachmentsOf(stored, world.now()).map(({ contentLength: _size, ...shown }) => shown),
    },
  }),
});
