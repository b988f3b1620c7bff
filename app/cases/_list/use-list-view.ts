"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { defaultView, type ListView, readFragment, toFragment } from "@/lib/cases/list-view";

// Browsers limit how often a page can change its address.
const pauseMilliseconds = 300;

/** Search, filters and sort are kept in the address after `#`: Back, a reload and a copied link bring them again. */
export function useListView(): [ListView, (change: Partial<ListView>) => void] {
  const [view, setView] = useState(defaultView);
  const unwritten = useRef<ListView>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    if (unwritten.current) writeFragment(toFragment(unwritten.current));
    unwritten.current = undefined;
  }, []);

  useEffect(() => {
    const read = () => setView(readFragment(window.location.hash));
    read();
    window.addEventListener("hashchange", read);
    // A link may be about to leave the page.
    window.addEventListener("click", write, { capture: true });
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener("hashchange", read);
      window.removeEventListener("click", write, { capture: true });
    };
  }, [write]);

  const change = useCallback(
    (part: Partial<ListView>) => {
      const next = { ...view, ...part };
      setView(next);
      unwritten.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(write, pauseMilliseconds);
    },
    [view, write],
  );
  return [view, change];
}

/** With Next's own members of the entry, so that its router does nothing. */
function writeFragment(fragment: string): void {
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, "", `${pathname}${search}${fragment}`);
}
