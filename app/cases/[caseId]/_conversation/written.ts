"use client";

import { createContext } from "react";
import type { TimelineEntry } from "@/lib/cases/timeline";

/** Shows in the timeline what the reader has just written. */
export const WrittenContext = createContext<(entry: TimelineEntry) => void>(() => {});
