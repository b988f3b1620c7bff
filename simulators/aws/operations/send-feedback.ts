import { securityIrError } from "../aws-error";
import { caseOperation } from "../case-operation";
import { oneOf, optional, required, structure, text } from "../validation";

/** A second feedback replaces the first. */
export const sendFeedback = caseOperation({
  name: "SendFeedback",
  route: "POST /v1/cases/{caseId}/feedback/{resultId}/send-feedback",
  labels: { resultId: required(text({ pattern: /inv-[a-z0-9]{10,32}/ })) },
  body: structure({
    usefulness: required(oneOf(["USEFUL", "NOT_USEFUL"])),
    comment: optional(text({ min: 1, max: 1000 })),
  }),
  perform: ({ caseId, investigations, lastUpdatedDate }, { world, labels, input }) => {
    const { resultId } = labels;
    if (!investigations.some(({ investigationId }) => investigationId === resultId)) {
      throw securityIrError("ResourceNotFoundException", `Result ${String(resultId)} was not found.`);
    }
    const feedback = {
      usefulness: String(input.usefulness),
      ...(typeof input.comment === "string" ? { comment: input.comment } : {}),
      submittedAt: world.now() / 1000,
    };
    const rated = investigations.map((each) => (each.investigationId === resultId ? { ...each, feedback } : each));
    world.cases.change(caseId, { investigations: rated, lastUpdatedDate });
    return { status: 200, result: {} };
  },
});
