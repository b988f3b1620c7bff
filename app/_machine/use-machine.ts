"use client";

import { useSyncExternalStore } from "react";
import type { Machine } from "./create-machine";

export function useMachine<State>({ read, subscribe }: Pick<Machine<State, never>, "read" | "subscribe">): State {
  return useSyncExternalStore(subscribe, read, read);
}
