import "server-only";

/**
 * Next bundles a module separately for pages, actions and instrumentation.ts: its own variables exist several times.
 */
export function processWide<Value extends object>(name: string, make: () => Value): Value {
  const key = Symbol.for(`casedesk.${name}`);
  const kept = Reflect.get(globalThis, key) as Value | undefined; // Set below, under a name used once.
  if (kept) return kept;
  const made = make();
  Reflect.set(globalThis, key, made);
  return made;
}
