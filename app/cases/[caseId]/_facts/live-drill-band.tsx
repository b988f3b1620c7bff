"use client";

import type { CaseFacts } from "@/lib/cases/case-facts";
import { isDrill } from "@/lib/cases/drill";
import { DrillBand } from "../../_case/drill-band";
import { useFacts } from "./live-facts";

export function LiveDrillBand({ initial }: { initial: CaseFacts }) {
  const { title, resolverType } = useFacts(initial);
  return isDrill(title) ? <DrillBand resolverType={resolverType} /> : null;
}
