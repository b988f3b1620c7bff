import { caseOperation, noBody } from "../case-operation";
import { caseConflict } from "../case-resource";
import { isClosed } from "../stored-case";

/** At any status. Final. */
export const closeCase = caseOperation({
  name: "CloseCase",
  route: "POST /v1/cases/{caseId}/close-case",
  body: noBody,
  perform: (stored, { world, principal }) => {
    const { caseId } = stored;
    if (isClosed(stored)) throw caseConflict(caseId, "The case is closed already.");
    const closedDate = world.now() / 1000;
    world.cases.change(
      caseId,
      { caseStatus: "Closed", closedDate, lastUpdatedDate: closedDate, pendingAction: "None" },
      { principal, action: "Case closed", message: "The case was closed by the customer." },
    );
    return { status: 200, result: { caseStatus: "Closed", closedDate } };
  },
});
