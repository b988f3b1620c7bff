"use client";

import { useEffect } from "react";
import { lazyModule } from "../../_lazy/lazy-module";
import { whenIdle } from "../../_lazy/when-idle";
import { scopeLists } from "../_fields/lazy-scope-lists";

/** Not needed to start typing: the case rules, the review, the sending, files, and the lists of the boxes. */
export const lazyParts = lazyModule(async () => {
  const [rules, step, send, settle, files, keptFiles] = await Promise.all([
    import("./case-rules"),
    import("./_review/review-step"),
    import("./send-case"),
    import("./_draft/settle-opened"),
    import("./_files/form-files"),
    import("./_files/create-held-files"),
    scopeLists.load(),
  ]);
  return { ...rules, ...step, ...send, ...settle, ...files, ...keptFiles };
});

const signsOfUse = ["pointermove", "pointerdown", "keydown", "focusin", "scroll"] as const;

/**
 * Loads them when the page is first used, so that the review soon works offline too. A page that is only opened does
 * not load them.
 */
export function useLoadAtFirstUse(): void {
  useEffect(() => {
    const listening = new AbortController();
    const onUse = () => {
      listening.abort();
      whenIdle(() => void lazyParts.load().catch(() => {})); // The review loads them again, and reports a failure.
    };
    // The page was used before its script ran.
    if (document.activeElement !== document.body) return onUse();
    for (const sign of signsOfUse) {
      window.addEventListener(sign, onUse, { capture: true, passive: true, signal: listening.signal });
    }
    return () => listening.abort();
  }, []);
}
