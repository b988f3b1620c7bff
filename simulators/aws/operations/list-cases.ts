import type { JsonObject } from "../json";
import type { SecurityIrOperation } from "../operation";
import { inListOrder, pageOf, pageShape } from "../page";
import { requirePermission } from "../permissions";
import type { StoredCase } from "../stored-case";
import { requireValid } from "../validation";

/** Newest first, or in any order. AWS does not publish its order. */
export const listCases: SecurityIrOperation = {
  service: "security-ir",
  name: "ListCases",
  route: "POST /v1/list-cases",
  prepare: ({ world, input, session }) => {
    requirePermission(session, "security-ir:ListCases", "*");
    requireValid(pageShape, input);

    return () => {
      const cases = inListOrder(world.listOrder, world.cases.list(), ({ caseId }) => caseId);
      const { items, ...rest } = pageOf(cases, input);
      return { status: 200, result: { items: items.map(toListItem), total: cases.length, ...rest } };
    };
  },
};

function toListItem(stored: StoredCase): JsonObject {
  const { caseId, caseArn, caseStatus, pendingAction, createdDate, lastUpdatedDate, closedDate, input } = stored;
  const { title, engagementType, resolverType } = input;
  return {
    caseId,
    caseArn,
    caseStatus,
    createdDate,
    lastUpdatedDate,
    ...(closedDate === undefined ? {} : { closedDate }),
    title,
    engagementType,
    resolverType,
    pendingAction,
  };
}
