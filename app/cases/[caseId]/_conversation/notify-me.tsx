"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { LinkButton } from "@/components/ui/button";
import type { TimelineEntry } from "@/lib/cases/timeline";
import { useLive } from "../_live/live";
import { toNewsWords } from "./use-news";

type NotifyMeProps = { caseId: string; unseen: readonly TimelineEntry[] };

/** Desktop notifications after a press, where the browser has them. They say that something came, never what. */
export function NotifyMe({ caseId, unseen }: NotifyMeProps) {
  const live = useLive();
  const isPossible = useSyncExternalStore(
    () => () => {},
    () => "Notification" in window,
    () => false,
  );
  const [state, setState] = useState<"off" | "on" | "refused">("off");
  const told = useRef(0);

  useEffect(() => {
    const fresh = unseen.slice(told.current);
    told.current = unseen.length;
    if (state !== "on" || fresh.length === 0 || document.visibilityState === "visible") return;
    try {
      new Notification(`Case ${caseId}: ${toNewsWords(fresh)}`, { tag: `casedesk-${caseId}` });
    } catch {
      // Some phones have the name but no notifications of pages.
    }
  }, [caseId, state, unseen]);

  // Nothing moves when the browser turns out to have notifications.
  if (!isPossible) {
    return (
      <span aria-hidden="true" className="inline-flex min-h-8 items-center">
        &nbsp;
      </span>
    );
  }
  async function ask() {
    const isGranted = (await Notification.requestPermission()) === "granted";
    setState(isGranted ? "on" : "refused");
    live.notify(isGranted);
  }
  function stop() {
    setState("off");
    live.notify(false);
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {state === "on" ? (
        <LinkButton onClick={stop}>Stop notifying me</LinkButton>
      ) : (
        <LinkButton onClick={ask}>Notify me</LinkButton>
      )}
      <span role="status" className="text-sm text-ink-soft empty:-ml-2">
        {state === "on" ? "You hear of news while this tab is open." : ""}
        {state === "refused" ? "Your browser does not allow notifications from this page." : ""}
      </span>
    </span>
  );
}
