"use client";

import { useSyncExternalStore } from "react";

/** TypeScript's own library does not describe Temporal yet. */
type WithTemporal = typeof globalThis & { Temporal?: { Now: { timeZoneId(): string } } };

let known: string | undefined;

/** Of this device. Call it in the browser only. */
export function localTimeZone(): string {
  const { Temporal }: WithTemporal = globalThis;
  // Where there is no Temporal, this loads the browser's tables for dates, which takes a while.
  known ??= Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return known || "UTC";
}

/** UTC on the server, and so in the first HTML. */
export function useLocalTimeZone(): string {
  return useSyncExternalStore(
    () => () => {},
    localTimeZone,
    () => "UTC",
  );
}
