import { caseOperation } from "../case-operation";
import { caseConflict } from "../case-resource";
import { resolverType } from "../case-shapes";
import { isAwsSupported, isClosed } from "../stored-case";
import { required, structure } from "../validation";

/** From self-managed to AWS-supported only. */
export const updateResolverType = caseOperation({
  name: "UpdateResolverType",
  route: "POST /v1/cases/{caseId}/update-resolver-type",
  body: structure({ resolverType: required(resolverType) }),
  perform: (stored, { world, input, principal }) => {
    const { caseId } = stored;
    if (isClosed(stored)) throw caseConflict(caseId, "The case is closed.");
    if (isAwsSupported(stored) || input.resolverType !== "AWS") {
      throw caseConflict(caseId, "Only a self-managed case can change, and only to AWS support.");
    }
    world.cases.change(
      caseId,
      { input: { ...stored.input, resolverType: "AWS" }, caseStatus: "Submitted" },
      { principal, action: "Resolver type updated", message: "The resolver changed from Self to AWS." },
    );
    world.responder.onCaseForAws(caseId);
    return { status: 200, result: { caseId, caseStatus: "Submitted", resolverType: "AWS" } };
  },
});
