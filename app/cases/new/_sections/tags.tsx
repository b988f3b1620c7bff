"use client";

import { TagsSection } from "../../_fields/tags";
import { useFormContent } from "../../_form/form-context";

export function Tags() {
  return <TagsSection form={useFormContent().form} />;
}
