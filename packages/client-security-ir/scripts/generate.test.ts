import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { generatedFiles } from "./generated-files";
import { modelFile, readModel } from "./service-model";

const folder = fileURLToPath(new URL("../src/generated/", import.meta.url));

describe("the generated files", () => {
  it("are exactly what the script makes of the model", { timeout: 60_000 }, async () => {
    const kept = readdirSync(folder).map((name) => [name, readFileSync(`${folder}${name}`, "utf8")]);
    expect(Object.fromEntries(kept)).toEqual(await generatedFiles(readModel()));
  });
});

describe("the copy of AWS's model", () => {
  it("carries no documentation", () => {
    expect(readFileSync(modelFile, "utf8")).not.toContain('"documentation"');
  });

  it("has 24 operations, of which the generator leaves out the three that change a membership", () => {
    const { operations } = JSON.parse(readFileSync(modelFile, "utf8"));
    const generated = Object.keys(readModel().operations);
    expect([
      Object.keys(operations).length,
      Object.keys(operations).filter((name) => !generated.includes(name)),
    ]).toEqual([24, ["CancelMembership", "CreateMembership", "UpdateMembership"]]);
  });
});
