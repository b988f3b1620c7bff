"use client";

import { useEffect, useState } from "react";

/** The value once it has stayed the same for so many milliseconds: what is spoken must not change at every key. */
export function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
