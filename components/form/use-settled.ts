"use client";

import { useEffect, useState } from "react";

/** Changes only when typing pauses: screen readers must not hear every key. */
export function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
