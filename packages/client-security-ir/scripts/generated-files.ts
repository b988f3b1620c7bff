import { emitAggregatedClient } from "./emit-aggregated-client";
import { emitCommands, emitCommandTypes, emitPaginators } from "./emit-commands";
import { emitEnums } from "./emit-enums";
import { emitErrors } from "./emit-errors";
import { emitModels } from "./emit-models";
import { emitSchemas } from "./emit-schemas";
import { formatted } from "./formatted";
import type { ServiceModel } from "./service-model";

const header = "// Generated from service-2.json by scripts/generate.ts. Do not edit.\n\n";

const emitters: Readonly<Record<string, (model: ServiceModel) => string>> = {
  "command-types.ts": emitCommandTypes,
  "commands.ts": emitCommands,
  "enums.ts": emitEnums,
  "errors.ts": emitErrors,
  "models.ts": emitModels,
  "paginators.ts": emitPaginators,
  "schemas.ts": emitSchemas,
  "security-ir.ts": emitAggregatedClient,
};

/** The text of each file in src/generated, by file name. */
export async function generatedFiles(model: ServiceModel): Promise<Record<string, string>> {
  const files = Object.entries(emitters).map(
    async ([name, emit]) => [name, await formatted(name, header + emit(model))] as const,
  );
  return Object.fromEntries(await Promise.all(files));
}
