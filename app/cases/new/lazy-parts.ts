"use client";

import { useEffect, useSyncExternalStore } from "react";

/** Not needed to start typing: the case rules, the review and the sending. */
type LazyParts = typeof import("./case-rules") & typeof import("./_review/review-step") & typeof import("./send-case");

let loaded: LazyParts | undefined;
const listeners = new Set<() => void>();

/** Rejects when the portal cannot be reached; the next call tries again. */
export async function loadLazyParts(): Promise<LazyParts> {
  if (!loaded) {
    const [rules, step, send] = await Promise.all([
      import("./case-rules"),
      import("./_review/review-step"),
      import("./send-case"),
    ]);
    loaded = { ...rules, ...step, ...send };
    for (const listener of listeners) listener();
  }
  return loaded;
}

/** Undefined until they are loaded. */
export function useLazyParts(): LazyParts | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => loaded,
    () => undefined,
  );
}

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
      whenIdle(() => void loadLazyParts().catch(() => {})); // The review loads them again, and reports a failure.
    };
    // The page was used before its script ran.
    if (document.activeElement !== document.body) return onUse();
    for (const sign of signsOfUse) {
      window.addEventListener(sign, onUse, { capture: true, passive: true, signal: listening.signal });
    }
    return () => listening.abort();
  }, []);
}

const atLatestMilliseconds = 1000;

function whenIdle(work: () => void): void {
  // Safari has no requestIdleCallback.
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: atLatestMilliseconds });
  else setTimeout(work, atLatestMilliseconds);
}
