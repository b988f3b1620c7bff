import * as z from "zod/mini";
import { isCaseId } from "./case-id";
import { shapeOf } from "./case-schema";
import { tagsField } from "./tag-changes";
import type { Tag } from "./tags";

const rows = shapeOf(tagsField) as z.ZodMiniType<Tag[]>; // The shape of that field.

/** The tags as they were shown and as they are to be. */
export const tagsSchema = z
  .strictObject({
    caseId: z.string().check(z.refine(isCaseId)),
    caseArn: z.string().check(z.regex(/^arn:[a-z-]+:security-ir:[a-z0-9-]+:\d{12}:case\/\d+$/)),
    filled: rows,
    now: rows,
  })
  .check(z.refine(({ caseId, caseArn }) => caseArn.endsWith(`:case/${caseId}`)));
