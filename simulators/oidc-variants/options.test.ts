import { expect, test } from "vitest";
import { toOptions } from "./options";

test("options are read from JSON", () => {
  expect(toOptions('{"issuerPath":"/tenant/"}')).toEqual({ issuerPath: "/tenant/" });
});

test("an unknown option gives an error that names it", () => {
  expect(() => toOptions('{"isuerPath":"/"}')).toThrow('no option "isuerPath"');
});

test("anything but an object is refused", () => {
  expect(() => toOptions("[]")).toThrow("JSON object");
});
