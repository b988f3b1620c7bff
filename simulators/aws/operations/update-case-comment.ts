import { securityIrError } from "../aws-error";
import { caseOperation } from "../case-operation";
import { required, structure, text } from "../validation";
import { commentBody } from "./create-case-comment";

/** AWS does not publish whose comment one can change. Here: one's own. */
export const updateCaseComment = caseOperation({
  name: "UpdateCaseComment",
  route: "PUT /v1/cases/{caseId}/update-case-comment/{commentId}",
  labels: { commentId: required(text({ min: 6, max: 6, pattern: /\d{6}/ })) },
  body: structure({ body: required(commentBody) }),
  perform: ({ caseId, comments }, { world, labels, input, principal }) => {
    const commentId = String(labels.commentId);
    const comment = comments.find((each) => each.commentId === commentId);
    if (!comment) throw securityIrError("ResourceNotFoundException", `Comment ${commentId} was not found.`);
    if (comment.creator !== principal) {
      throw securityIrError("AccessDeniedException", "Only the person who wrote a comment can change it.");
    }
    world.cases.changeComment(caseId, commentId, String(input.body), principal);
    return { status: 200, result: { commentId, body: input.body } };
  },
});
