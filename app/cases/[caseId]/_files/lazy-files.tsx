"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLazy } from "../../../_lazy/use-lazy";
import { heldFiles } from "../../_files/held-files";
import type { FilesPanelProps } from "./files-panel";

/** `children`: the files as the page was rendered. */
type LazyFilesProps = FilesPanelProps & { children: ReactNode };

/** Loads what acts on files once somebody is there to use it. */
export function LazyFiles({ children, ...panel }: LazyFilesProps) {
  // Files of the form that has just opened the case are sent at once.
  const [isUsed, setUsed] = useState(() => heldFiles(panel.openedWith ?? "") !== undefined);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const use = () => setUsed(true);
    const observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && use());
    if (place.current) observer.observe(place.current);
    for (const event of firstUses) addEventListener(event, use, { once: true, passive: true });
    return () => {
      observer.disconnect();
      for (const event of firstUses) removeEventListener(event, use);
    };
  }, []);
  const { part: FilesPanel } = useLazy(isUsed, loadPanel);
  return FilesPanel ? <FilesPanel {...panel} /> : <div ref={place}>{children}</div>;
}

const firstUses = ["pointermove", "pointerdown", "wheel", "touchstart", "scroll", "keydown", "focusin"] as const;

async function loadPanel() {
  return (await import("./files-panel")).FilesPanel;
}
