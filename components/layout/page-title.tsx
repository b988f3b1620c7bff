"use client";

import { useLayoutEffect } from "react";

/** Keeps the tab's title: the one from the server can arrive later. */
export function PageTitle({ title }: { title: string }) {
  useLayoutEffect(() => {
    const wanted = `${title} – Casedesk`;
    const rename = () => {
      if (document.title !== wanted) document.title = wanted;
    };
    rename();
    const observer = new MutationObserver(rename);
    observer.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => observer.disconnect();
  }, [title]);
  return null;
}
