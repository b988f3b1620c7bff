"use client";

import { useEffect, useRef, useState } from "react";
import { counted } from "@/lib/cases/counted";
import { isOwnEntry, type TimelineEntry, toEntryKey } from "@/lib/cases/timeline";
import { type ConversationState, isReading, wholeKindsOf } from "./conversation-state";

export type News = {
  /** Entries after this moment are marked. Undefined in a new tab, which marks nothing. */
  since: number | undefined;
  /** Entries by others since the last look. */
  unseen: readonly TimelineEntry[];
};

// Not pointerdown: the count disappears, and what was pressed would move away before it is released.
const signsOfLooking = ["focus", "click", "keydown"] as const;

/**
 * Entries that are new since the last look in this tab. sessionStorage holds only AWS's time of the newest entry
 * seen.
 */
export function useNews(caseId: string, state: ConversationState): News {
  const [since, setSince] = useState<number>();
  const [unseen, setUnseen] = useState<readonly TimelineEntry[]>([]);
  const known = useRef<ReadonlySet<string>>(undefined);
  /** Late entries of other kinds are not news. */
  const whole = useRef<ReadonlySet<TimelineEntry["kind"]>>(new Set());
  const isNewTab = useRef(false);
  const newest = useRef<number>(undefined);

  useEffect(() => {
    const seen = readSeen(caseId);
    isNewTab.current = seen === undefined;
    setSince(seen);
  }, [caseId]);

  useEffect(() => {
    if (isReading(state)) return;
    const { entries } = state;
    newest.current = newestOf(entries);
    const [before, wholeBefore] = [known.current, whole.current];
    known.current = new Set(entries.map(toEntryKey));
    whole.current = wholeKindsOf(state);
    if (before) {
      const fresh = entries.filter(
        (entry) => !before.has(toEntryKey(entry)) && wholeBefore.has(entry.kind) && !isOwnEntry(entry),
      );
      if (fresh.length > 0) setUnseen((some) => [...some, ...fresh]);
    }
    // In a new tab, only what comes from now on is new.
    const isFuller = !before || whole.current.size > wholeBefore.size;
    if (isFuller && isNewTab.current) setSince(newest.current ?? 0);
    if (document.visibilityState === "visible") writeSeen(caseId, newest.current);
  }, [caseId, state]);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== "visible") {
        // Later entries are new when the reader is back.
        setSince(newest.current);
        return;
      }
      setUnseen((some) => (some.length === 0 ? some : []));
      writeSeen(caseId, newest.current);
    };
    document.addEventListener("visibilitychange", look);
    for (const sign of signsOfLooking) window.addEventListener(sign, look, { passive: true });
    return () => {
      document.removeEventListener("visibilitychange", look);
      for (const sign of signsOfLooking) window.removeEventListener(sign, look);
    };
  }, [caseId]);

  return { since, unseen };
}

/** "1 new comment, 2 new edits": never what they say. */
export function toNewsWords(entries: readonly TimelineEntry[]): string {
  return (["comment", "edit", "finding", "file"] as const)
    .map((kind) => [kind, entries.filter((entry) => entry.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => counted(count, `new ${kind}`))
    .join(", ");
}

function newestOf(entries: readonly TimelineEntry[]): number | undefined {
  const times = entries.flatMap(({ at }) => (at === undefined ? [] : [at]));
  return times.length === 0 ? undefined : Math.max(...times);
}

const toKey = (caseId: string) => `casedesk.seen.${caseId}`;

function readSeen(caseId: string): number | undefined {
  try {
    const seen = Number(sessionStorage.getItem(toKey(caseId)) ?? Number.NaN);
    return Number.isFinite(seen) ? seen : undefined;
  } catch {
    return undefined;
  }
}

function writeSeen(caseId: string, at: number | undefined): void {
  if (at === undefined) return;
  try {
    sessionStorage.setItem(toKey(caseId), String(at));
  } catch {
    // Without it, the tab marks nothing after a reload.
  }
}
