import type { CaseSection } from "@/lib/cases/case-fields";

/** The section's element, which is there before the section is hydrated. */
export function placeOf(section: CaseSection): HTMLElement | null {
  return document.querySelector(`[data-section="${section}"]`);
}
