"use client";

import { useLayoutEffect } from "react";

/**
 * Names the tab for what the page shows now, where its address alone does not say it. Stands by it until the page is left: the title that
 * the server sent may come later than this.
 */
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
