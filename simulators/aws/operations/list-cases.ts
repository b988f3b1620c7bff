import type { StoredCase } from "../case-store";
import type { JsonObject } from "../json";
import type { SecurityIrOperation } from "../operation";
import { pageOf, pageShape } from "../page";
import { requirePermission } from "../permissions";
import { requireValid } from "../validation";

/** Newest first. AWS does not publish its order. */
export const listCases: SecurityIrOperation = {
  service: "security-ir",
  name: "ListCases",
  route: "POST /v1/list-cases",
  prepare: ({ world, input, session }) => {
    requirePermission(session, "security-ir:ListCases", "*");
    requireValid(pageShape, input);

    return () => {
      const cases = world.cases.list();
      const { items, ...rest } = pageOf(cases, input);
      return { status: 200, result: { items: items.map(toListItem), total: cases.length, ...rest } };
    };
  },
};

function toListItem({ caseId, caseArn, caseStatus, createdDate, input }: StoredCase): JsonObject {
  const { title, engagementType, resolverType } = input;
  return {
    caseId,
    caseArn,
    caseStatus,
    createdDate,
    lastUpdatedDate: createdDate,
    title,
    engagementType,
    resolverType,
    pendingAction: "None",
  };
}
