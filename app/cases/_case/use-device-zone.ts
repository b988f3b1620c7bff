"use client";

import { useSyncExternalStore } from "react";

/** Undefined until the page is hydrated: the server does not know it. */
export function useDeviceZone(): string | undefined {
  return useSyncExternalStore(subscribe, readZone, () => undefined);
}

const subscribe = () => () => {};
const readZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
