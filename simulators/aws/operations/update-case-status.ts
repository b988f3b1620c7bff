import { caseOperation } from "../case-operation";
import { caseConflict } from "../case-resource";
import { isAwsSupported } from "../stored-case";
import { oneOf, required, structure } from "../validation";

// User guide, "Changing case status": the moves of a self-managed case.
const moves: Readonly<Record<string, readonly string[]>> = {
  Submitted: ["Detection and Analysis", "Containment, Eradication and Recovery", "Post-incident Activities"],
  "Detection and Analysis": ["Containment, Eradication and Recovery", "Post-incident Activities"],
  "Containment, Eradication and Recovery": ["Detection and Analysis", "Post-incident Activities"],
  "Post-incident Activities": ["Containment, Eradication and Recovery", "Detection and Analysis"],
};

/** AWS sets the status of its own cases. */
export const updateCaseStatus = caseOperation({
  name: "UpdateCaseStatus",
  route: "POST /v1/cases/{caseId}/update-case-status",
  body: structure({ caseStatus: required(oneOf(Object.keys(moves))) }),
  perform: (stored, { world, input, principal }) => {
    const { caseId, caseStatus } = stored;
    const wanted = String(input.caseStatus);
    if (isAwsSupported(stored)) throw caseConflict(caseId, "AWS sets the status of an AWS supported case.");
    if (!moves[caseStatus]?.includes(wanted)) {
      throw caseConflict(caseId, `The status of the case cannot change from ${caseStatus} to ${wanted}.`);
    }
    const message = `The status changed from ${caseStatus} to ${wanted}.`;
    world.cases.change(caseId, { caseStatus: wanted }, { principal, action: "Case status updated", message });
    return { status: 201, result: { caseStatus: wanted } };
  },
});
