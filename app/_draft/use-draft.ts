"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { DraftStatus } from "./draft-status";
import type { DraftWriter } from "./draft-writer";

/** The form of which the writer keeps a draft. Both functions are the same at each rendering. */
export type KeptForm = {
  /** Calls back at every change. Answers how to end it. */
  onChange(listener: () => void): () => void;
  /** Shows once more what the form holds. */
  refresh(): void;
};

/** Keeps the form's draft for as long as the page is there. */
export function useDraft<Content extends object>(
  writer: DraftWriter<Content>,
  { onChange, refresh }: KeptForm,
): DraftStatus {
  useEffect(() => {
    writer.start();
    const stopListening = onChange(() => writer.changed());
    const onHide = () => writer.flush();
    const askBeforeLeaving = (event: BeforeUnloadEvent) => {
      if (writer.hasUnsaved) event.preventDefault();
    };
    // A page from the back/forward cache has lost its lock and missed what other tabs said, and WebKit has emptied every
    // field with autocomplete="off" behind the form's back.
    const onShow = async ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      if (await writer.isAllKept()) window.location.reload();
      else refresh();
    };
    window.addEventListener("pagehide", onHide);
    window.addEventListener("pageshow", onShow);
    window.addEventListener("beforeunload", askBeforeLeaving);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      stopListening();
      writer.stop();
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("pageshow", onShow);
      window.removeEventListener("beforeunload", askBeforeLeaving);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [writer, onChange, refresh]);
  return useSyncExternalStore(writer.subscribe, writer.status, writer.status);
}
