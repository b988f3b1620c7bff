import type { FieldInputs } from "./case-fields";
import { toEditInput } from "./edit-input";
import type { FieldFacts } from "./field-facts";

/** Every field of the form as the case would fill it. GetCase has no tags. */
export function toCaseContent(facts: FieldFacts, tags: FieldInputs["tags"]): FieldInputs {
  return { ...toEditInput(facts), resolverType: facts.resolverType ?? "", tags };
}
