import { noBody } from "../case-operation";
import { tagOperation } from "../tagged-case";
import { list, required, requireValid, structure, text } from "../validation";

const queryShape = structure({ tagKeys: required(list(text({ min: 1, max: 128 }), { min: 1, max: 200 })) });

/** The keys are in the query. Keys that the case does not have are ignored. */
export const untagResource = tagOperation(
  "UntagResource",
  "DELETE /v1/tags/{resourceArn}",
  noBody,
  ({ caseId, tags, lastUpdatedDate }, { world, query }) => {
    const tagKeys = query.getAll("tagKeys");
    requireValid(queryShape, { tagKeys });
    const kept = Object.entries(tags).filter(([key]) => !tagKeys.includes(key));
    world.cases.change(caseId, { tags: Object.fromEntries(kept), lastUpdatedDate });
    return { status: 200, result: {} };
  },
);
