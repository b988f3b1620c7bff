"use client";

import { useEffect, useSyncExternalStore } from "react";

/** What the form does not need to be typed into: the rules of a case, and the step that follows. */
type LoadedLater = typeof import("./case-rules") & typeof import("./review-step");

let loaded: LoadedLater | undefined;
const listeners = new Set<() => void>();

/** Loads it, or gives it at once when it is there. Rejects when the portal cannot be reached; the next call tries again. */
export async function loadLater(): Promise<LoadedLater> {
  if (!loaded) {
    const [rules, step] = await Promise.all([import("./case-rules"), import("./review-step")]);
    loaded = { ...rules, ...step };
    for (const listener of listeners) listener();
  }
  return loaded;
}

/** It, once it is there. */
export function useLoadedLater(): LoadedLater | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => loaded,
    () => undefined,
  );
}

const atLatestMilliseconds = 1000;

/** Loads it as soon as the page has nothing else to do: by the time somebody has typed, all of it works offline too. */
export function useLoadingWhenIdle(): void {
  useEffect(() => {
    const load = () => void loadLater().catch(() => {}); // Whoever needs it asks again, and hears of it.
    // Not every browser tells when it is idle.
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(load, atLatestMilliseconds);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(load, { timeout: atLatestMilliseconds });
    return () => cancelIdleCallback(handle);
  }, []);
}
