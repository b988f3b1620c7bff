import { expect, test } from "vitest";
import { parseOptions } from "./options";

test("without arguments a run is small and covers the three worlds without rates", () => {
  expect(parseOptions([], "build")).toMatchObject({
    submits: 306,
    faultRate: 0.2,
    worlds: ["remembered", "forgotten", "conflict"],
  });
});

test("a world that does not exist is refused by name", () => {
  expect(() => parseOptions(["--worlds", "flat"], "build")).toThrow('not "flat"');
});

test("a number of submits that is none is refused by name", () => {
  expect(() => parseOptions(["--submits", "many"], "build")).toThrow("--submits");
});

test("a share of faults above 1 is refused", () => {
  expect(() => parseOptions(["--fault-rate", "20"], "build")).toThrow("--fault-rate");
});
