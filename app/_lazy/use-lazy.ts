"use client";

import { useEffect, useState } from "react";

/** A part of the page that most visits do not need. `load` must be stable. */
export type Lazy<Part> = { part: Part | undefined; isUnreachable: boolean };

const pauseMilliseconds = 3000;

/** For as long as it is wanted, a failure is followed by another try. */
export function useLazy<Part>(isWanted: boolean, load: () => Promise<Part>): Lazy<Part> {
  const [lazy, setLazy] = useState<Lazy<Part>>({ part: undefined, isUnreachable: false });
  const isMissing = isWanted && lazy.part === undefined;
  useEffect(() => {
    if (!isMissing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const tryLoad = () =>
      void load().then(
        (part) => isOver || setLazy({ part, isUnreachable: false }),
        () => {
          if (isOver) return;
          setLazy({ part: undefined, isUnreachable: true });
          timer = setTimeout(tryLoad, pauseMilliseconds);
        },
      );
    tryLoad();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isMissing, load]);
  return lazy;
}
