import { expect, test } from "vitest";
import { withPasted } from "./with-pasted";

const rowsOf = (...cells: string[]) => cells.map((email) => ({ email }));

test.each([
  ["take the place of an empty row", ["", "b"], 0, ["1", "2", "b"]],
  ["go behind a filled row", ["a", "b"], 0, ["a", "1", "2", "b"]],
  ["take the place of the empty rows that follow", ["a", "", " ", "b"], 1, ["a", "1", "2", "b"]],
  ["leave empty rows further on", ["a", "b", ""], 0, ["a", "1", "2", "b", ""]],
  ["end the table", ["a", "", ""], 0, ["a", "1", "2"]],
])("pasted rows %s", (_name, before, index, after) => {
  expect(withPasted(rowsOf(...before), index, rowsOf("1", "2"))).toEqual(rowsOf(...after));
});
