import "server-only";

/**
 * The one object of this name in the process, made at first use. Next bundles a module once for pages, once for actions and once for
 * instrumentation.ts: what a module keeps in a variable of its own, it keeps several times.
 */
export function processWide<Value extends object>(name: string, make: () => Value): Value {
  const key = Symbol.for(`casedesk.${name}`);
  const kept = Reflect.get(globalThis, key) as Value | undefined; // Set below, by a copy of this module, under a name used once.
  if (kept) return kept;
  const made = make();
  Reflect.set(globalThis, key, made);
  return made;
}
