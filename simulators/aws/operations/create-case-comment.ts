import { caseOperation } from "../case-operation";
import { optional, required, structure, text } from "../validation";

export const commentBody = text({ min: 1, max: 12_000 });

/** Repeated with the same client token, it adds one comment. */
export const createCaseComment = caseOperation({
  name: "CreateCaseComment",
  route: "POST /v1/cases/{caseId}/create-comment",
  body: structure({ body: required(commentBody), clientToken: optional(text({ min: 1, max: 255 })) }),
  perform: ({ caseId }, { world, input, principal }) => {
    const add = () => world.cases.addComment(caseId, String(input.body), principal).commentId;
    const { madeId, isNew } = world.cases.tokens.once("CreateCaseComment", { ...input, caseId }, add);
    if (isNew) world.responder.onComment(caseId);
    return { status: 201, result: { commentId: madeId } };
  },
});
