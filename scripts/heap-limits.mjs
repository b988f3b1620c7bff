/**
 * The options of Node that every way to start the portal has. On a machine with much memory V8 would let garbage pile up
 * to gigabytes before it collects it.
 */
export const heapLimits = ["--max-old-space-size=512", "--max-semi-space-size=16"];
