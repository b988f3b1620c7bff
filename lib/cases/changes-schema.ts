import * as z from "zod/mini";
import { byName, editableFields } from "./case-fields";
import { isCaseId } from "./case-id";
import { shapeOf } from "./case-schema";
import type { EditInput } from "./edit-input";
import { unreadable } from "./field-reader";

const parts = z.strictObject(
  byName(editableFields, (field) => z.optional(shapeOf(field))),
  { error: unreadable },
) as z.ZodMiniType<Partial<EditInput>>; // Built from the same rows as the type.

/** The touched fields as they were filled and as they are now. Their rules are checked by readChanges. */
export const changesSchema = z
  .strictObject({ caseId: z.string().check(z.refine(isCaseId)), filled: parts, now: parts }, { error: unreadable })
  .check(z.refine(({ filled, now }) => sameNames(filled, now), { error: unreadable }));

function sameNames(filled: object, now: object): boolean {
  return Object.keys(filled).sort().join() === Object.keys(now).sort().join();
}
