"use client";

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { createLive, type Live, type LiveState, type Read } from "./create-live";

// Keeps the page of a case up to date.
//
// `LivePage` surrounds the page. A panel that shows something of AWS's calls `useRefresh(read)`: at each refresh the
// page calls all of these, and each asks a route, shows what it got and says "read", "throttled" or "failed". A read
// that is not awaited goes to AWS with the priority "background". After a write of one's own: `useLive().refresh()`.

const LiveContext = createContext<Live | undefined>(undefined);

/** `readAt`: when the page was made. */
export function LivePage({ readAt, children }: { readAt: Date; children: ReactNode }) {
  const [live] = useState(() => createLive(readAt.getTime(), surroundings));
  useEffect(() => live.start(), [live]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

const surroundings = {
  isVisible: () => document.visibilityState === "visible",
  onVisibility(listener: () => void) {
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  },
  spread: () => (performance.now() % 1000) / 1000,
};

/** `read` must keep its identity from render to render. */
export function useRefresh(read: Read): void {
  const live = useContext(LiveContext);
  useEffect(() => live?.add(read), [live, read]);
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("Only within LivePage");
  return live;
}

export function useLiveState(): LiveState {
  const { subscribe, read } = useLive();
  return useSyncExternalStore(subscribe, read, read);
}
