import { maxTags, tagKey, tagValue } from "../case-shapes";
import { tagOperation } from "../tagged-case";
import { required, requireValid, structure, textMap } from "../validation";

const tagsShape = structure({ tags: required(textMap(tagKey, tagValue, { max: maxTags })) });

/** Adds tags, and changes those that are there. */
export const tagResource = tagOperation(
  "TagResource",
  "POST /v1/tags/{resourceArn}",
  tagsShape,
  ({ caseId, tags, lastUpdatedDate }, { world, input }) => {
    const sent = Object.entries(Object(input.tags)).map(([key, value]) => [key, String(value)]);
    const all = { ...tags, ...Object.fromEntries(sent) };
    requireValid(tagsShape, { tags: all });
    world.cases.change(caseId, { tags: all, lastUpdatedDate });
    return { status: 204, result: {} };
  },
);
