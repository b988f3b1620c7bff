import { caseOperation } from "../case-operation";
import { inListOrder, pageOf, pageShape } from "../page";

/** Oldest first, or in any order. AWS does not publish its order. */
export const listComments = caseOperation({
  name: "ListComments",
  route: "POST /v1/cases/{caseId}/list-comments",
  body: pageShape,
  perform: ({ comments }, { world, input }) => {
    const ordered = inListOrder(world.listOrder, comments, ({ commentId }) => commentId);
    return { status: 200, result: { ...pageOf(ordered, input), total: comments.length } };
  },
});
