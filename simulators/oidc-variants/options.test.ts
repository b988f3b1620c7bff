import { expect, test } from "vitest";
import { toOptions } from "./options";

test("options are read from JSON", () => {
  expect(toOptions('{"issuerPath":"/tenant/"}')).toEqual({ issuerPath: "/tenant/" });
});

test("an option that does not exist is refused by name", () => {
  expect(() => toOptions('{"isuerPath":"/"}')).toThrow('no option "isuerPath"');
});

test("anything but an object is refused", () => {
  expect(() => toOptions("[]")).toThrow("JSON object");
});
