import type { FieldInput, FieldName, FieldNameOf } from "./case-fields";

/** A case to be sent, or as AWS returned it: AWS can omit any part and use unknown values. */
export type FieldFacts = { [Name in FieldName]?: FactOf<Name> | undefined };

type FactOf<Name extends FieldName> =
  Name extends FieldNameOf<"rows">
    ? readonly { [Cell in keyof FieldInput<Name>[number]]?: string | undefined }[]
    : Name extends FieldNameOf<"accounts" | "list">
      ? readonly string[]
      : Name extends FieldNameOf<"start">
        ? Date
        : string;
