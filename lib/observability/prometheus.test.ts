import { describe, expect, test } from "vitest";
import { createCounter, createGauge, createHistogram } from "./prometheus";

describe("a counter", () => {
  test("starts at 0", () => {
    expect(createCounter({ name: "a_total", help: "Help." }).toText()).toBe(
      "# HELP a_total Help.\n# TYPE a_total counter\na_total 0\n",
    );
  });

  test("counts by its labels", () => {
    const counter = createCounter({ name: "a_total", help: "Help.", labels: ["reason", "where"] });
    counter.add("denied", "here");
    counter.add("denied", "here");
    counter.add("denied", "there");
    expect(counter.toText()).toBe(
      '# HELP a_total Help.\n# TYPE a_total counter\na_total{reason="denied",where="here"} 2\na_total{reason="denied",where="there"} 1\n',
    );
  });

  test("escapes characters that have a meaning in the text format", () => {
    const counter = createCounter({ name: "a_total", help: "Help.", labels: ["reason"] });
    counter.add('"\\\n');
    expect(counter.toText()).toContain('a_total{reason="\\"\\\\\\n"} 1\n');
  });

  test("stays bounded, whatever its label values", () => {
    const counter = createCounter({ name: "a_total", help: "Help.", labels: ["reason"] });
    for (let index = 0; index < 1000; index++) counter.add(`reason-${index}`);
    const samples = counter
      .toText()
      .split("\n")
      .filter((line) => line.startsWith("a_total{"));
    expect([samples.length, samples.at(-1)]).toEqual([101, 'a_total{reason="other"} 900']);
  });
});

describe("a histogram", () => {
  const times = () => createHistogram({ name: "a_seconds", help: "Help.", labels: ["to"], limits: [0.1, 1] });

  test("counts each value in every bucket that it fits, and sums it", () => {
    const histogram = times();
    for (const value of [0.1, 0.5, 2]) histogram.observe(value, "aws");
    expect(histogram.toText()).toBe(
      [
        "# HELP a_seconds Help.",
        "# TYPE a_seconds histogram",
        'a_seconds_bucket{to="aws",le="0.1"} 1',
        'a_seconds_bucket{to="aws",le="1"} 2',
        'a_seconds_bucket{to="aws",le="+Inf"} 3',
        'a_seconds_sum{to="aws"} 2.6',
        'a_seconds_count{to="aws"} 3',
        "",
      ].join("\n"),
    );
  });

  test("keeps the values of different labels apart", () => {
    const histogram = times();
    histogram.observe(0.5, "aws");
    histogram.observe(0.5, "idp");
    expect(histogram.toText()).toMatch(/count\{to="aws"\} 1\n.*count\{to="idp"\} 1\n/s);
  });
});

describe("a gauge", () => {
  test("is read when it is asked for", () => {
    let value = 1;
    const gauge = createGauge({ name: "a_bytes", help: "Help." }, () => value);
    value = 2;
    expect(gauge.toText()).toBe("# HELP a_bytes Help.\n# TYPE a_bytes gauge\na_bytes 2\n");
  });

  test("that has no value yet is not a number", () => {
    expect(createGauge({ name: "a_bytes", help: "Help." }, () => Number.NaN).toText()).toContain("\na_bytes NaN\n");
  });
});
