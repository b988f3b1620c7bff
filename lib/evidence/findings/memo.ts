import { detached } from "./detached";

/**
 * Remembers what `read` made of short texts, because logs repeat their values. Forgets them all when there are
 * `maxEntries`. Keeps copies, so that no large text stays alive.
 */
export function memo<Read>(read: (text: string) => Read, maxEntries: number): (text: string) => Read {
  const known = new Map<string, Read>();
  return (text) => {
    if (text.length > maxLength) return read(text);
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Read; // Also where nothing was read.
    if (known.size >= maxEntries) known.clear();
    const kept = detached(text);
    const first = read(kept);
    known.set(kept, first);
    return first;
  };
}

const maxLength = 250;
