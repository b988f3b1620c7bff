import type { ActionResult } from "@/lib/result";
import type { AwsFailure, RefusedField } from "./aws-failure";
import type { CaseChange } from "./case-changes";
import { toCaseResult } from "./case-failure";
import { blankRow, byName, type EditableField, editableFields, type FieldName } from "./case-fields";
import type { CaseInput } from "./case-schema";
import type { SentChange } from "./case-update";
import { type EditInput, toComparable } from "./edit-input";
import { newCase } from "./new-case";

type Asked = { now: EditInput; changes: readonly CaseChange[]; sent: readonly SentChange[] };

/** Maps the refused fields to the paths of the form that has `now`. */
export function toUpdateResult(failure: AwsFailure, awsRequestId: string | undefined, asked: Asked): ActionResult {
  const fields = failure.fields?.map(toFieldOfForm);
  return toCaseResult({ ...failure, ...(fields ? { fields } : {}) }, awsRequestId, onlyAdded(asked));
}

/** `watchersToAdd.0.email` is about the first added row. Other numbers may count rows that the form has not. */
function toFieldOfForm(field: RefusedField): RefusedField {
  const [, member = "", list, rest = ""] =
    /^[#$./]*([a-z]+?)(ToAdd|ToDelete)?((?:[^a-z].*)?)$/is.exec(field.name) ?? [];
  return { ...field, name: list?.toLowerCase() === "toadd" ? `${member}${rest}` : member };
}

/** The form with blank rows for those that were not sent, which AWS does not count. */
function onlyAdded({ now, changes, sent }: Asked) {
  const rows = byName(editableFields.filter(isRowsField), ({ name }) => {
    const added = addedIn(name, changes, sent);
    return now[name].map((row) => (added.has(toComparable(row)) ? row : blankRow(name)));
  });
  return { ...newCase("", "UTC"), ...now, ...rows } as CaseInput; // Each row is of its field.
}

function isRowsField(field: EditableField): field is Extract<EditableField, { kind: "rows" }> {
  return field.kind === "rows";
}

function addedIn(name: FieldName, changes: readonly CaseChange[], sent: readonly SentChange[]): Set<string> {
  const values = new Set(
    sent.flatMap((one) => (one.field.name === name && "toAdd" in one ? one.toAdd.map(toComparable) : [])),
  );
  const entries = changes.flatMap((one) => (one.field.name === name && "added" in one ? one.added : []));
  return new Set(entries.flatMap(({ entry, value }) => (values.has(toComparable(value)) ? [toComparable(entry)] : [])));
}
