import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formatted } from "./formatted";
import { generatedFiles } from "./generated-files";
import { modelFile, readModel } from "./service-model";

// Usage: npx tsx packages/client-security-ir/scripts/generate.ts [path of a newer service-2.json]

const folder = fileURLToPath(new URL("../src/generated/", import.meta.url));

const [, , newerModel] = process.argv;
if (newerModel !== undefined) {
  const undocumented = JSON.parse(readFileSync(newerModel, "utf8"), (key, value: unknown) =>
    key === "documentation" && typeof value === "string" ? undefined : value,
  );
  writeFileSync(modelFile, await formatted("service-2.json", JSON.stringify(undocumented)));
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(await generatedFiles(readModel()))) writeFileSync(`${folder}${name}`, text);
