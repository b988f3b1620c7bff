"use client";

import { ScopeSection } from "../../_fields/scope";
import { useFormContent } from "../../_form/form-context";

export function Scope() {
  return <ScopeSection form={useFormContent().form} />;
}
