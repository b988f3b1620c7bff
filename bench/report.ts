import { type Figure, isExact, isOver, type Unit } from "./figure";
import type { Noise } from "./yardstick";

export type Run = {
  /** ISO 8601. */
  readonly at: string;
  readonly commit: string;
  readonly isQuick: boolean;
  readonly machine: { readonly cpus: number; readonly node: string; readonly browser: string; readonly load: number };
  readonly noise: Noise;
  readonly figures: readonly Figure[];
};

type Line = readonly [name: string, value: string, second: string, third: string];

export function toTable({ figures }: Run): string {
  return layOut(figures, ["", "figure", "budget", ""], (figure) => [
    figure.name,
    format(figure.value, figure.unit),
    figure.budget === undefined ? "" : format(figure.budget, figure.unit),
    isOver(figure) ? "over" : "",
  ]);
}

/** Changes since an earlier run: exact figures that differ at all, others that differ by more than both runs' noise. */
export function toComparison(before: Run, now: Run): string {
  const earlier = new Map(before.figures.map((figure) => [keyOf(figure), figure]));
  const noise = Math.max(before.noise.spread, now.noise.spread);
  const changed = now.figures.filter((figure) => {
    const old = earlier.get(keyOf(figure));
    if (!old) return true;
    const change = Math.abs(figure.value - old.value);
    return isExact(figure) ? change > 0 : change > noise * Math.abs(old.value);
  });
  const heading = `Since ${before.at} (${before.commit}); times count as changed beyond ${percent(noise)}, the machine's noise:`;
  if (changed.length === 0) return `${heading}\nnothing`;
  return `${heading}\n${layOut(changed, ["", "before", "now", "change"], (figure) => {
    const old = earlier.get(keyOf(figure));
    const change = figure.value - (old?.value ?? 0);
    return [
      figure.name,
      old ? format(old.value, old.unit) : "–",
      format(figure.value, figure.unit),
      old ? `${change > 0 ? "+" : "−"}${format(Math.abs(change), figure.unit)}` : "new",
    ];
  })}`;
}

export function toNoiseText({ machine, noise }: Run): string {
  const { cpus, node, browser, load } = machine;
  return (
    `${cpus} CPUs, load ${load.toFixed(1)}, Node ${node}, Chromium ${browser}. The same loop took ` +
    `${noise.median.toFixed(1)} ms (p95 ${noise.p95.toFixed(1)}); its slowest tenth was ${percent(noise.spread)} over its ` +
    "fastest. Sizes and counts do not depend on that; ratios do a little; times do."
  );
}

export function toVerdict({ figures }: Run): string {
  const judged = figures.filter(({ budget }) => budget !== undefined);
  const over = judged.filter(isOver);
  if (over.length === 0) return `All ${judged.length} budgets are met.`;
  return [
    `${over.length} of ${judged.length} budgets are not met:`,
    ...over.map(({ group, name, value, unit, budget = 0 }) => {
      return `  ${group}, ${name}: ${format(value, unit)}, at most ${format(budget, unit)}`;
    }),
  ].join("\n");
}

function layOut(figures: readonly Figure[], heading: Line, toLine: (figure: Figure) => Line): string {
  const groups = [...new Set(figures.map(({ group }) => group))];
  const lines = groups.flatMap((group) => [
    [group, "", "", ""] as const,
    ...figures.filter((figure) => figure.group === group).map(toLine),
  ]);
  const all = [heading, ...lines];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => (line[column] ?? "").length)));
  return all
    .map((line) => {
      const isHeading = groups.includes(line[0]) && line[1] === "";
      const cells = line.map((cell, column) =>
        column === 0 ? `  ${cell}`.padEnd((widths[0] ?? 0) + 2) : cell.padStart(widths[column] ?? 0),
      );
      return isHeading ? `\n${line[0]}` : cells.join("  ").trimEnd();
    })
    .join("\n");
}

function format(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return "–";
  switch (unit) {
    case "bytes":
      return `${(value / 1000).toFixed(1)} KB`;
    case "count":
    case "number":
      return Number.isInteger(value) ? String(value) : value.toFixed(1);
    case "ms":
      return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
    case "ratio":
      return `${value.toFixed(2)} ×`;
    case "MB":
      return `${value.toFixed(1)} MB`;
    case "per second":
      return `${value.toFixed(1)}/s`;
  }
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const keyOf = ({ group, name }: Figure): string => `${group}\n${name}`;
