"use client";

import { RequestSection } from "../../_fields/request";
import { useFormContent } from "../../_form/form-context";

export function Request() {
  const { control, register } = useFormContent().form;
  return <RequestSection control={control} register={register} />;
}
