import { caseOperation } from "../case-operation";
import { inListOrder, pageOf, pageShape } from "../page";

/** Oldest first, or in any order. AWS does not publish its order. */
export const listCaseEdits = caseOperation({
  name: "ListCaseEdits",
  route: "POST /v1/cases/{caseId}/list-case-edits",
  body: pageShape,
  perform: ({ edits }, { world, input }) => {
    const ordered = inListOrder(world.listOrder, edits, ({ eventTimestamp, action }) => `${eventTimestamp} ${action}`);
    return { status: 200, result: { ...pageOf(ordered, input), total: edits.length } };
  },
});
