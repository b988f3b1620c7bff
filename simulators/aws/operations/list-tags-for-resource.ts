import { noBody } from "../case-operation";
import { tagOperation } from "../tagged-case";

export const listTagsForResource = tagOperation(
  "ListTagsForResource",
  "GET /v1/tags/{resourceArn}",
  noBody,
  ({ tags }) => ({ status: 200, result: { tags } }),
);
