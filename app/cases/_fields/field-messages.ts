import type { FieldErrors } from "react-hook-form";
import { fieldsInOrder } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";

const pageOrder = ["root", "clientToken", ...fieldsInOrder.map(({ name }) => name as string)];

// Any wrong entry leads to the one control of its field.
const oneControl: ReadonlySet<string> = new Set(
  fieldsInOrder.filter(({ kind }) => kind !== "start" && kind !== "rows").map(({ name }) => name),
);

export type FieldMessage = { id: string; message: string };

/** The error summary's entries in the order of the page, each with the ID of its control. */
export function toFieldMessages(errors: FieldErrors<CaseInput>): FieldMessage[] {
  return Object.entries(errors)
    .sort(([a], [b]) => pageOrder.indexOf(a) - pageOrder.indexOf(b))
    .flatMap(([member, error]) => messagesIn(error, [member]))
    .map(({ path, message }) => ({ id: toControlId(path), message }));
}

/** `path` is a rule's: an error of a whole list is at the list. `type` tells who found it. */
export function errorsIn(errors: FieldErrors<CaseInput>): { path: string; type: unknown }[] {
  return messagesIn(errors, []).map(({ path, type }) => ({
    path: path.filter((part) => part !== "root").join("."),
    type,
  }));
}

type Message = { path: string[]; message: string; type: unknown };

// A leaf has a message and perhaps a `ref`; a branch has members or indexes.
function messagesIn(error: unknown, path: string[]): Message[] {
  if (!error || typeof error !== "object") return [];
  if ("message" in error && typeof error.message === "string") {
    return [{ path, message: error.message, type: "type" in error ? error.type : undefined }];
  }
  return Object.entries(error).flatMap(([key, inner]) => (key === "ref" ? [] : messagesIn(inner, [...path, key])));
}

function toControlId([member = "", ...inside]: string[]): string {
  if (member === "root" || member === "clientToken") return "page-heading";
  return oneControl.has(member) ? member : [member, ...inside.filter((part) => part !== "root")].join(".");
}
