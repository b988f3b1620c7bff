"use client";

import { useEffect } from "react";
import { IncidentSection } from "../../_fields/incident";
import { useLocalTimeZone } from "../../_fields/local-time-zone";
import { useFormContent } from "../../_form/form-context";
import { lazyParts } from "../lazy-parts";

const ifLong = "AWS takes 8,000 characters here. The rest goes out as comments once the case is open.";

export function Incident() {
  const { form } = useFormContent();
  const lazy = lazyParts.use();
  // The device's zone is known only in the browser, and chosen once it is offered.
  const timeZone = useLocalTimeZone();
  useEffect(() => form.setValue("reportedIncidentStartDate.timeZone", timeZone), [form.setValue, timeZone]);
  return <IncidentSection form={form} readStart={lazy?.readIncidentStart} ifLong={ifLong} />;
}
