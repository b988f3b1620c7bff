import { readFileSync } from "node:fs";
import type { Content } from "./content";

/** In megabytes a second. */
export function rateOf(contents: readonly Content[], milliseconds: number): number {
  return contents.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000_000 / (milliseconds / 1000);
}

/** `slot` is the same for works that come one after another. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number, slot: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const slots = Array.from({ length: Math.min(atOnce, items.length) }, async (_, slot) => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item, index, slot);
    }
  });
  await Promise.all(slots);
  return results;
}

/** A process's memory above what it has now, in MiB, and what it brings to a disk. */
export function watch(pid: number): { stop: () => { memory: number; findings: string[] } } {
  const idle = memoryOf(pid);
  const before = writtenBy(pid);
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(pid));
  }, 50);
  return {
    stop: () => {
      clearInterval(timer);
      const written = Math.round((writtenBy(pid) - before) / mebibyte);
      return {
        memory: (most - idle) / mebibyte,
        findings: written > mostWritten ? [`${written} MiB went to a disk`] : [],
      };
    },
  };
}

const mebibyte = 1024 * 1024;

/** The log takes less. */
const mostWritten = 1;

/** In bytes. */
function memoryOf(pid: number): number {
  const [, kilobytes = "0"] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

/** In bytes. */
function writtenBy(pid: number): number {
  const [, bytes = "0"] = /^write_bytes: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, "utf8")) ?? [];
  return Number(bytes);
}
