"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { DraftStatus } from "./draft-status";
import type { DraftWriter } from "./draft-writer";

/** Both functions must be stable. */
export type KeptForm = {
  /** Returns how to unsubscribe. */
  onChange(listener: () => void): () => void;
  /** Renders the form's values again. */
  refresh(): void;
};

export function useDraft<Content extends object>(
  writer: DraftWriter<Content>,
  { onChange, refresh }: KeptForm,
): DraftStatus {
  useEffect(() => {
    writer.start();
    const stopListening = onChange(() => writer.changed());
    const onHide = () => writer.flush();
    const onVisibility = () => (document.hidden ? writer.flush() : writer.shown());
    const askBeforeLeaving = (event: BeforeUnloadEvent) => {
      if (writer.hasUnsaved) event.preventDefault();
    };
    // A page from the back/forward cache has lost its lock and missed messages from other tabs, and WebKit has emptied
    // every field with autocomplete="off".
    const onShow = async ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      if (await writer.isAllKept()) window.location.reload();
      else refresh();
    };
    window.addEventListener("pagehide", onHide);
    window.addEventListener("pageshow", onShow);
    window.addEventListener("beforeunload", askBeforeLeaving);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      stopListening();
      writer.stop();
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("pageshow", onShow);
      window.removeEventListener("beforeunload", askBeforeLeaving);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [writer, onChange, refresh]);
  return useSyncExternalStore(writer.subscribe, writer.status, writer.status);
}
