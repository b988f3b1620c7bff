"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { defaultView, type ListView, readFragment, toFragment } from "@/lib/cases/list-view";
import { readEarlyView } from "./early-view";

// Browsers limit how often a page can change its address.
const pauseMilliseconds = 300;

/**
 * Search, filters and sort are kept in the address after `#`: Back, a reload and a copied link bring them again. What
 * was chosen in `controls` before the page's script ran comes first.
 */
export function useListView(controls: RefObject<Element | null>): [ListView, (change: Partial<ListView>) => void] {
  const [view, setView] = useState(defaultView);
  const unwritten = useRef<ListView>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    if (unwritten.current) writeFragment(toFragment(unwritten.current));
    unwritten.current = undefined;
  }, []);

  const show = useCallback(
    (next: ListView) => {
      setView(next);
      unwritten.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(write, pauseMilliseconds);
    },
    [write],
  );

  useEffect(() => {
    const read = () => setView(readFragment(window.location.hash));
    const early = readEarlyView(controls.current);
    if (Object.keys(early).length === 0) read();
    else show({ ...readFragment(window.location.hash), ...early });
    window.addEventListener("hashchange", read);
    // A link may be about to leave the page.
    window.addEventListener("click", write, { capture: true });
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener("hashchange", read);
      window.removeEventListener("click", write, { capture: true });
    };
  }, [controls, show, write]);

  const change = useCallback((part: Partial<ListView>) => show({ ...view, ...part }), [view, show]);
  return [view, change];
}

/** With Next's own members of the entry, so that its router does nothing. */
function writeFragment(fragment: string): void {
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, "", `${pathname}${search}${fragment}`);
}
