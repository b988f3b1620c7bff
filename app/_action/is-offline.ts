/** Certain when true. When false, the network may still be gone. */
export function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}
