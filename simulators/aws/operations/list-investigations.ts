import { caseOperation, noBody } from "../case-operation";
import { inListOrder, pageOf, pageShape } from "../page";
import { requireValid } from "../validation";

/** The page is asked for in the query. */
export const listInvestigations = caseOperation({
  name: "ListInvestigations",
  route: "GET /v1/cases/{caseId}/list-investigations",
  body: noBody,
  perform: ({ investigations }, { world, query }) => {
    const asked = pageRequestOf(query);
    requireValid(pageShape, asked);
    const ordered = inListOrder(world.listOrder, investigations, ({ investigationId }) => investigationId);
    const { items, ...rest } = pageOf(ordered, asked);
    return { status: 200, result: { investigationActions: items, ...rest } };
  },
});

function pageRequestOf(query: URLSearchParams) {
  const maxResults = query.get("maxResults");
  const nextToken = query.get("nextToken");
  return {
    ...(maxResults === null ? {} : { maxResults: Number(maxResults) }),
    ...(nextToken === null ? {} : { nextToken }),
  };
}
