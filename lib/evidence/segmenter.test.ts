import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maxJsonDepth, maxLineLength, maxRecordLength } from "./findings/evidence-limits";
import { Segmenter } from "./segmenter";

// The segments of a text that arrives in pieces of this length.
function segmentsOf(text: string, pieceLength = text.length || 1): [string, string][] {
  const segments: [string, string][] = [];
  const segmenter = new Segmenter({
    readJson: (json) => segments.push(["json", json]),
    readEnvelope: (envelope) => segments.push(["envelope", envelope]),
    readLine: (line) => segments.push(["line", line]),
    acceptsJson: () => true,
  });
  for (let start = 0; start < text.length; start += pieceLength) segmenter.push(text.slice(start, start + pieceLength));
  segmenter.end();
  return segments;
}

const json = (...texts: string[]) => texts.map((text) => ["json", text]);
const lines = (...texts: string[]) => texts.map((text) => ["line", text]);

describe("Segmenter", () => {
  test.each([
    ["one object", '{"a":1}', json('{"a":1}')],
    ["JSON lines", '{"a":1}\n{"b":2}\r\n{"c":3}\n', json('{"a":1}', '{"b":2}', '{"c":3}')],
    ["objects without line ends between", '{"a":1}{"b":2}, {"c":3}', json('{"a":1}', '{"b":2}', '{"c":3}')],
    ["the entries of a list", '[{"a":[1]}, {"b":"]"}]', json('{"a":[1]}', '{"b":"]"}')],
    ["a list of texts", '["a", "b"]', json('"a"', '"b"')],
    ["an empty list", "[]", []],
    [
      "the entries of Records, then the object around them",
      '{"Records":[{"a":1},{"b":2}],"x":1}',
      [...json('{"a":1}', '{"b":2}'), ["envelope", '{"Records":[],"x":1}']],
    ],
    ["a list of another name as part of its object", '{"resources":[{"a":1}]}', json('{"resources":[{"a":1}]}')],
    ["a list deeper down as part of its object", '{"a":{"Records":[{}]}}', json('{"a":{"Records":[{}]}}')],
    ["brackets and escaped quotes in a string", '{"a":"}\\"{\\\\"}', json('{"a":"}\\"{\\\\"}')],
    ["text, JSON, text", 'before\n{"a":1}\nafter', [...lines("before"), ...json('{"a":1}'), ...lines("", "after")]],
    ["a log line that begins with a bracket", "[2026-11-22] [1.2.3.4] x", lines("[2026-11-22] [1.2.3.4] x")],
    ["a template", "{user} logged in", lines("{user} logged in")],
    ["an object that was cut off, then a whole one", '{"a":1,\n{"b":2}', [...lines('{"a":1,'), ...json('{"b":2}')]],
    ["a string that was cut off, then a whole object", '{"a":"x\n{"b":2}', [...lines('{"a":"x'), ...json('{"b":2}')]],
    ["an object without its end", '{"a":1', lines('{"a":1')],
    ["a list whose last entry has no end", '[{"a":1},{"b":', [...json('{"a":1}'), ...lines('{"b":')]],
    ["brackets that do not match", '{"a":1]\n{"b":2}', [...lines('{"a":1]'), ...json('{"b":2}')]],
  ])("gives %s", (_what, text, segments) => {
    expect(segmentsOf(text).filter(([, content]) => content !== "")).toEqual(
      segments.filter(([, content]) => content !== ""),
    );
  });

  test.each([1, 2, 3, 7])("gives the same segments in pieces of %i characters", (pieceLength) => {
    const text = 'x\r\n{"Records":[{"a":"\\"\\\\"},{"b":[{}]}],"n":1}\n{"a":1,\n{"c":"d"}\ny [1.2.3.4]\n["z"]';
    expect(segmentsOf(text, pieceLength)).toEqual(segmentsOf(text));
  });

  test("neither loses nor invents anything, however the text is cut into pieces", () => {
    const texts = fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \na1', '{"a":', '{"Records":['), maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 9 }), (text, pieceLength) => {
        const whole = segmentsOf(text);
        const sign = (characters: string) => characters.replace(/[\s,;[\]]/g, "");
        const envelopes = whole.filter(([, content]) => /"Records":/.test(content)).length;
        if (envelopes === 0) expect(sign(whole.map(([, content]) => content).join(""))).toBe(sign(text));
        expect(segmentsOf(text, pieceLength)).toEqual(whole);
      }),
      { numRuns: 3_000 },
    );
  });

  test("gives JSON that is nested too deeply as lines, then continues", () => {
    const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
    const text = [nested(maxJsonDepth), nested(maxJsonDepth + 1), "[".repeat(100_000), '{"a":1}'].join("\n");
    expect(segmentsOf(text).filter(([kind]) => kind === "json")).toEqual(json(nested(maxJsonDepth), '{"a":1}'));
  });

  test("loses only the line that was cut off", () => {
    const whole = Array.from({ length: 5 }, (_, index) => `{"b":${index}}`);
    expect(segmentsOf(['{"a":{"x":1,', ...whole].join("\n")).filter(([kind]) => kind === "json")).toEqual(
      json(...whole),
    );
  });

  test("gives a record that is too long as lines", () => {
    const segments = segmentsOf(`{"a":"${"x".repeat(2 * maxRecordLength)}"}`, 1 << 16);
    expect(segments.every(([kind]) => kind === "line")).toBe(true);
    expect(segments.every(([, content]) => content.length <= maxLineLength)).toBe(true);
  });

  test("cuts a long line between words", () => {
    const words = segmentsOf("198.51.100.77 ".repeat(200_000), 1 << 16).flatMap(([, line]) => line.trim().split(" "));
    expect(new Set(words)).toEqual(new Set(["198.51.100.77"]));
    expect(words).toHaveLength(200_000);
  });
});
