import { expect, test } from "vitest";
import { parseOptions, sectionNames } from "./options";

const defaults = { build: "/build", file: "/latest.json" };

test("without arguments everything is measured", () => {
  expect(parseOptions([], defaults)).toEqual({
    sections: sectionNames,
    isQuick: false,
    compareWith: undefined,
    file: "/latest.json",
    build: "/build",
  });
});

test("the parts that are asked for run in their own order", () => {
  expect(parseOptions(["--only", "typing,sizes"], defaults).sections).toEqual(["sizes", "typing"]);
});

test("a part that does not exist is refused by name", () => {
  expect(() => parseOptions(["--only", "sizes,colour"], defaults)).toThrow('but not "colour"');
});
