"use client";

import { useEffect, useState } from "react";

/** A part of the page that most visits do not need. `load` must be stable. */
export type Lazy<Part> = { part: Part | undefined; isUnreachable: boolean };

/** After a failure, it is loaded again when it is wanted again. */
export function useLazy<Part>(isWanted: boolean, load: () => Promise<Part>): Lazy<Part> {
  const [lazy, setLazy] = useState<Lazy<Part>>({ part: undefined, isUnreachable: false });
  const isMissing = isWanted && lazy.part === undefined;
  useEffect(() => {
    if (!isMissing) return;
    load().then(
      (part) => setLazy({ part, isUnreachable: false }),
      () => setLazy({ part: undefined, isUnreachable: true }),
    );
  }, [isMissing, load]);
  return lazy;
}
