"use client";

import { useSyncExternalStore } from "react";

export type LazyModule<Part> = {
  /** Rejects when the portal cannot be reached; the next call tries again. */
  load(): Promise<Part>;
  loaded(): Part | undefined;
  /** A hook. Undefined until it is loaded. */
  use(): Part | undefined;
};

/** A part of the page for all its components, outside React. */
export function lazyModule<Part>(importPart: () => Promise<Part>): LazyModule<Part> {
  let part: Part | undefined;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const loaded = () => part;
  return {
    loaded,
    async load() {
      if (part !== undefined) return part;
      const loading = await importPart();
      if (part === undefined) {
        part = loading;
        for (const listener of listeners) listener();
      }
      return part;
    },
    use: () => useSyncExternalStore(subscribe, loaded, () => undefined),
  };
}
