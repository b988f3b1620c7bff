import { operationsOf, pagedOperationsOf, type ServiceModel } from "./service-model";

const inputOf = (name: string) => `${name}CommandInput`;
const outputOf = (name: string) => `${name}CommandOutput`;

export function emitCommandTypes(model: ServiceModel): string {
  const operations = operationsOf(model);
  const shapes = operations.flatMap(({ input, output }) => [input.shape, output.shape]).sort();
  return [
    `import type { MetadataBearer } from "@smithy/types";
import type { ${shapes.join(", ")} } from "./models";`,
    ...operations.map(
      ({ name, input, output }) => `export interface ${inputOf(name)} extends ${input.shape} {}
export interface ${outputOf(name)} extends ${output.shape}, MetadataBearer {}`,
    ),
    `export type ServiceInputTypes = ${operations.map(({ name }) => inputOf(name)).join(" | ")};`,
    `export type ServiceOutputTypes = ${operations.map(({ name }) => outputOf(name)).join(" | ")};`,
  ].join("\n\n");
}

export function emitCommands(model: ServiceModel): string {
  const names = operationsOf(model).map(({ name }) => name);
  return [
    `import { command, noPlugins } from "../command-builder";
import type { ${names.flatMap((name) => [inputOf(name), outputOf(name)]).join(", ")} } from "./command-types";
import { ${names.map((name) => `${name}$`).join(", ")} } from "./schemas";`,
    ...names.map(
      (name) =>
        `export class ${name}Command extends command<${inputOf(name)}, ${outputOf(name)}>({}, noPlugins, "${name}", ${name}$) {}`,
    ),
  ].join("\n\n");
}

export function emitPaginators(model: ServiceModel): string {
  const names = pagedOperationsOf(model).map(({ name }) => name);
  return [
    `import { createPaginator } from "@smithy/core";
import type { PaginationConfiguration, Paginator } from "@smithy/types";
import { SecurityIRClient } from "../security-ir-client";
import type { ${names.flatMap((name) => [inputOf(name), outputOf(name)]).join(", ")} } from "./command-types";
import { ${names.map((name) => `${name}Command`).join(", ")} } from "./commands";`,
    `export interface SecurityIRPaginationConfiguration extends PaginationConfiguration { client: SecurityIRClient; }`,
    ...names.map(
      (name) =>
        `export const paginate${name}: (config: SecurityIRPaginationConfiguration, input: ${inputOf(name)}, ...rest: unknown[]) => Paginator<${outputOf(name)}> =
createPaginator<SecurityIRPaginationConfiguration, ${inputOf(name)}, ${outputOf(name)}>(SecurityIRClient, ${name}Command, "nextToken", "nextToken", "maxResults");`,
    ),
  ].join("\n\n");
}
