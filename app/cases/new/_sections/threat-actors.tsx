"use client";

import { ThreatActorsSection } from "../../_fields/threat-actors";
import { useFormContent } from "../../_form/form-context";

export function ThreatActors() {
  return <ThreatActorsSection form={useFormContent().form} />;
}
