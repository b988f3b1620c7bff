import "server-only";
import { processWide } from "@/lib/observability/process-wide";

export type Direction = "upload" | "download";

export const transferLimits = { perPerson: 2, perReplica: 50 } as const;

/** How many transfers each person has under way in this process. */
const underWay = processWide("transfers", () => ({
  upload: new Map<string, number>(),
  download: new Map<string, number>(),
}));

/** Undefined if this person, or everybody together, has too many under way. Returns how to end one. */
export function beginTransfer(direction: Direction, subject: string): (() => void) | undefined {
  const counts = underWay[direction];
  const own = counts.get(subject) ?? 0;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (own >= transferLimits.perPerson || all >= transferLimits.perReplica) return undefined;
  counts.set(subject, own + 1);
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    const left = (counts.get(subject) ?? 1) - 1;
    if (left > 0) counts.set(subject, left);
    else counts.delete(subject);
  };
}
