/**
 * Bytes and counts are exact, whatever else the machine does; the others, numbers of what is slow among them, carry its
 * noise.
 */
export type Unit = "bytes" | "count" | "number" | "ms" | "ratio" | "MB" | "per second";

export type Figure = {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly budget?: number;
};

export const isExact = ({ unit }: Figure): boolean => unit === "bytes" || unit === "count";

export const isOver = ({ value, budget }: Figure): boolean => budget !== undefined && value > budget;

/** By the nearest rank; NaN for an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
