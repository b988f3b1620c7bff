import * as z from "zod/mini";
import {
  byName,
  type CaseField,
  caseFields,
  type FieldInput,
  type FieldName,
  type FieldOf,
  fieldsInOrder,
  type TextList,
} from "./case-fields";
import { boundedList, type Report, reader, unreadable } from "./field-reader";
import { ownReaders } from "./own-readers";
import { readText, type TextRules } from "./text-field";
import { readTextList } from "./text-list";

const text = z.string({ error: unreadable });

export type FieldValue<Name extends FieldName> = Name extends keyof typeof ownReaders
  ? Exclude<ReturnType<(typeof ownReaders)[Name]>, undefined>
  : (typeof caseFields)[Name] extends { choices: infer Choices }
    ? keyof Choices
    : Name extends TextList["name"]
      ? string[]
      : string;

type FieldSchemas = { [Name in FieldName]: z.ZodMiniType<FieldValue<Name>, FieldInput<Name>> };

/** By themselves, as UpdateCase takes them. Built from the same rows as the types. */
export const fieldSchemas = byName(fieldsInOrder, schemaOf) as FieldSchemas;

/** The part that CreateCase does not take goes out as comments (long-description.ts). */
const longDescription = { ...caseFields.description, maxCharacters: Number.POSITIVE_INFINITY };

/**
 * From the form as typed to what AWS gets, in the browser and on the server. Reports every wrong field under
 * react-hook-form's path. Refuses unknown keys at every level.
 */
export const caseSchema = z.strictObject(
  {
    clientToken: z.pipe(text, reader(readClientToken)),
    ...fieldSchemas,
    description: z.pipe(
      text,
      reader((typed: string, report) => reportText(typed, longDescription, report)),
    ),
  },
  { error: unreadable },
);

/** The form as typed. */
export type CaseInput = z.input<typeof caseSchema>;

/** The values sent to AWS. */
export type CaseValues = z.output<typeof caseSchema>;

function readClientToken(typed: string, report: Report): string {
  // The portal makes it, a UUID. AWS accepts any 1–255 characters.
  if (!/^[\w.-]{1,255}$/.test(typed)) report([], unreadable);
  return typed;
}

function schemaOf(field: CaseField): z.ZodMiniType {
  // `shapeOf` lets through only what the reader accepts.
  const read = readerOf(field) as (typed: unknown, report: Report) => unknown;
  return z.pipe(shapeOf(field), reader(read));
}

/** The shape of a field, whatever the rules say of it. */
export function shapeOf(field: CaseField): z.ZodMiniType {
  switch (field.kind) {
    case "choice":
    case "text":
    case "accounts":
      return text;
    case "start":
      return texts(["date", "time", "timeZone"]);
    case "list":
      return z.pipe(boundedList(field), z.array(text));
    case "rows":
      return z.pipe(boundedList(field), z.array(texts(Object.keys(field.cells))));
  }
}

function texts(names: readonly string[]) {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, text])), { error: unreadable });
}

function readerOf(field: CaseField): (typed: never, report: Report) => unknown {
  switch (field.kind) {
    case "choice":
      return (typed: string, report) => readChoice(typed, field, report);
    case "text":
      return (typed: string, report) => reportText(typed, field, report);
    case "list":
      return "maxCharacters" in field
        ? (typed: string[], report) => readTextList(typed, field, report)
        : ownReaders[field.name];
    default:
      return ownReaders[field.name];
  }
}

function reportText(typed: string, rules: TextRules, report: Report): string {
  return readText(typed, rules, (message) => report([], message));
}

function readChoice(typed: string, { choices, ifEmpty }: FieldOf<"choice">, report: Report): string | undefined {
  if (Object.hasOwn(choices, typed)) return typed;
  report([], ifEmpty);
  return undefined;
}
