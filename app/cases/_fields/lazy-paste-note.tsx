"use client";

import { useCallback, useState } from "react";
import type { PasteReport } from "@/components/form/option-list";
import { lazyModule } from "../../_lazy/lazy-module";

const pasteNote = lazyModule(() => import("./paste-note"));

/** The note below a box, and the function that gives it the report of the last paste. Loads with the first report. */
export function usePasteNote() {
  const part = pasteNote.use();
  const [report, setReport] = useState<PasteReport>();

  const tell = useCallback((told: PasteReport) => {
    setReport(told);
    void pasteNote.load().catch(() => {}); // Without it, the box still shows what was taken.
  }, []);

  const hasNews = report !== undefined && report.corrected + report.skipped.length > 0;
  return { note: part && hasNews ? <part.PasteNote report={report} /> : null, tell };
}
