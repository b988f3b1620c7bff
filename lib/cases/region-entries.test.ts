import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { awsRegions } from "./aws-regions";
import { splitRegionEntries, toRegionEntries } from "./region-entries";

const code = fc.constantFrom(...awsRegions.map((region) => region.code));

describe("the entries of Regions", () => {
  test("hold what is in the box beside what is chosen", () => {
    expect(toRegionEntries({ chosen: ["eu-west-1"], typed: "eu-west-9" })).toEqual(["eu-west-1", "eu-west-9"]);
  });

  test("hold nothing of a blank box", () => {
    expect(toRegionEntries({ chosen: ["eu-west-1"], typed: " " })).toEqual(["eu-west-1"]);
  });

  test("of an older draft or of evidence are found in any order", () => {
    expect(splitRegionEntries(["mars-1", "eu-west-1", "mars-2"])).toEqual({
      chosen: ["eu-west-1"],
      typed: "mars-1, mars-2",
    });
  });

  test("of a case are chosen, also those that the portal does not know", () => {
    expect(splitRegionEntries(["mars-1", "eu-west-1", "mars-2"], ["mars-1"])).toEqual({
      chosen: ["mars-1", "eu-west-1"],
      typed: "mars-2",
    });
  });

  test("give back what was typed and chosen, a code that is still being typed among it", () => {
    fc.assert(
      fc.property(fc.uniqueArray(code), fc.oneof(code, fc.string()), (chosen, text) => {
        const typed = text.trim() === "" ? "" : text;
        const given = splitRegionEntries(toRegionEntries({ chosen, typed }));
        expect({ ...given, typed: given.typed.trimEnd() }).toEqual({ chosen, typed: typed.trimEnd() });
      }),
    );
  });
});
