"use client";

import { useEffect, useSyncExternalStore } from "react";

/** What the form does not need to be typed into: the rules of a case, and the step that follows. */
type LazyParts = typeof import("./case-rules") & typeof import("./_review/review-step") & typeof import("./send-case");

let loaded: LazyParts | undefined;
const listeners = new Set<() => void>();

/** Loads it, or gives it at once when it is there. Rejects when the portal cannot be reached; the next call tries again. */
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

/** It, once it is there. */
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

/** What tells that somebody is there. */
const signsOfUse = ["pointermove", "pointerdown", "keydown", "focusin", "scroll"] as const;

/**
 * Loads it at the first sign of somebody, as soon as the page has nothing else to do: by the time they have typed, all of it works offline too.
 * A page that is only opened does not need it.
 */
export function useLoadAtFirstUse(): void {
  useEffect(() => {
    const listening = new AbortController();
    const onUse = () => {
      listening.abort();
      whenIdle(() => void loadLazyParts().catch(() => {})); // Whoever needs it asks again, and hears of it.
    };
    // Somebody was there before the page came alive.
    if (document.activeElement !== document.body) return onUse();
    for (const sign of signsOfUse) {
      window.addEventListener(sign, onUse, { capture: true, passive: true, signal: listening.signal });
    }
    return () => listening.abort();
  }, []);
}

const atLatestMilliseconds = 1000;

function whenIdle(work: () => void): void {
  // Not every browser tells when it is idle.
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: atLatestMilliseconds });
  else setTimeout(work, atLatestMilliseconds);
}
