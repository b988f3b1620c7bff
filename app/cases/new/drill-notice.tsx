"use client";

import { type Control, useWatch } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";
import { isDrill } from "@/lib/cases/drill";
import { DrillBand } from "../_case/drill-band";

/** On the form and on its review. */
export function DrillNotice({ control }: { control: Control<CaseInput> }) {
  const [title, resolverType] = useWatch({ control, name: ["title", "resolverType"] });
  if (!isDrill(title)) return null;
  return (
    <div className="-mt-4">
      <DrillBand resolverType={resolverType} />
    </div>
  );
}
