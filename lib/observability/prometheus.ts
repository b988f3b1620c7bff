import "server-only";

// In the order of the label names. Only words of the portal's own: each stays in memory.
type LabelValues = readonly string[];

type Definition = {
  /** `[a-z_]`, with the unit at the end. */
  name: string;
  help: string;
  labels?: readonly string[];
};

export type Metric = { toText(): string };

export type Counter = Metric & {
  add(...labelValues: string[]): void;
  addMany(count: number, ...labelValues: string[]): void;
};
export type Histogram = Metric & { observe(value: number, ...labelValues: string[]): void };

// More than any metric needs. The rest count as "other".
const maxSeries = 100;

/** Starts at 0 without labels, so that the first event shows as an increase. */
export function createCounter(definition: Definition): Counter {
  const counts = createSeries(() => ({ count: 0 }), definition);
  const addMany: Counter["addMany"] = (count, ...labelValues) => {
    counts.of(labelValues).count += count;
  };
  return {
    add: (...labelValues) => addMany(1, ...labelValues),
    addMany,
    toText: () =>
      head(definition, "counter") + counts.map(({ count }, labels) => sample(definition.name, labels, count)),
  };
}

/** `limits` ascend. */
export function createHistogram(definition: Definition & { limits: readonly number[] }): Histogram {
  const { name, limits } = definition;
  const series = createSeries(() => ({ counts: limits.map(() => 0), count: 0, sum: 0 }), definition);
  return {
    observe: (value, ...labelValues) => {
      const total = series.of(labelValues);
      total.counts = total.counts.map((count, index) => (value <= (limits[index] ?? 0) ? count + 1 : count));
      total.count += 1;
      total.sum += value;
    },
    toText: () =>
      head(definition, "histogram") +
      series.map(({ counts, count, sum }, labels) => {
        const buckets = counts.map((below, index) =>
          sample(`${name}_bucket`, [...labels, ["le", String(limits[index])]], below),
        );
        const all = sample(`${name}_bucket`, [...labels, ["le", "+Inf"]], count);
        return `${buckets.join("")}${all}${sample(`${name}_sum`, labels, sum)}${sample(`${name}_count`, labels, count)}`;
      }),
  };
}

/** `read` runs when the metric is written. */
export function createGauge(definition: Definition, read: () => number, type: "gauge" | "counter" = "gauge"): Metric {
  return { toText: () => head(definition, type) + sample(definition.name, [], read()) };
}

type Labels = readonly (readonly [name: string, value: string])[];

function createSeries<Value>(make: () => Value, { labels = [] }: Definition) {
  const byLabels = new Map<string, { labels: Labels; value: Value }>();
  function of(labelValues: LabelValues): Value {
    const key = JSON.stringify(labelValues);
    const known = byLabels.get(key);
    if (known) return known.value;
    const others = labels.map(() => "other");
    if (byLabels.size >= maxSeries && key !== JSON.stringify(others)) return of(others);
    const value = make();
    byLabels.set(key, { labels: labels.map((name, index) => [name, labelValues[index] ?? ""] as const), value });
    return value;
  }
  if (labels.length === 0) of([]);
  return {
    of,
    map: (toText: (value: Value, labels: Labels) => string) =>
      [...byLabels.values()].map((entry) => toText(entry.value, entry.labels)).join(""),
  };
}

function head({ name, help }: Definition, type: string): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
}

function sample(name: string, labels: Labels, value: number): string {
  const pairs = labels.map(([label, text]) => `${label}="${escapeLabel(text)}"`).join(",");
  return `${name}${pairs === "" ? "" : `{${pairs}}`} ${Number.isFinite(value) ? value : "NaN"}\n`;
}

function escapeLabel(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
