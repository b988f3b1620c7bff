import { type Operation, operationsOf, pagedOperationsOf, type ServiceModel, shapeOf } from "./service-model";

export function emitAggregatedClient(model: ServiceModel): string {
  const operations = operationsOf(model);
  const paged = pagedOperationsOf(model);
  const commands = operations.map(({ name }) => `${name}Command`);
  const paginators = paged.map(({ name }) => `paginate${name}`);
  return `// biome-ignore-all lint/suspicious/noExplicitAny: as AWS's package declares callbacks.
import { createAggregatedClient } from "@smithy/core/client";
import type { HttpHandlerOptions, MetricsRecorder, PaginationConfiguration, Paginator } from "@smithy/types";
import { SecurityIRClient } from "../security-ir-client";
import type { ${commands.flatMap((name) => [`${name}Input`, `${name}Output`]).join(", ")} } from "./command-types";
import { ${commands.join(", ")} } from "./commands";
import { ${paginators.join(", ")} } from "./paginators";

const commands = { ${commands.join(", ")} };
const paginators = { ${paginators.join(", ")} };

export interface SecurityIRRequestOptions extends HttpHandlerOptions { metricsRecorder?: MetricsRecorder<unknown>; }

export interface SecurityIR {
${[...operations.map((operation) => emitMethod(model, operation)), ...paged.map((each) => emitPaging(model, each))].join("\n\n")}
}
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: createAggregatedClient adds the methods of the interface.
export class SecurityIR extends SecurityIRClient {}
createAggregatedClient(commands, SecurityIR, { paginators });`;
}

function emitMethod(model: ServiceModel, operation: Operation): string {
  const { name } = operation;
  const method = name.charAt(0).toLowerCase() + name.slice(1);
  const input = `args: ${name}CommandInput`;
  const callback = `cb: (err: any, data?: ${name}CommandOutput) => void`;
  const promise = `Promise<${name}CommandOutput>`;
  return [
    ...(takesNothing(model, operation) ? [`${method}(): ${promise};`] : []),
    `${method}(${input}, options?: SecurityIRRequestOptions): ${promise};`,
    `${method}(${input}, ${callback}): void;`,
    `${method}(${input}, options: SecurityIRRequestOptions, ${callback}): void;`,
  ].join("\n");
}

function emitPaging(model: ServiceModel, operation: Operation): string {
  const optional = takesNothing(model, operation) ? "?" : "";
  return `paginate${operation.name}(args${optional}: ${operation.name}CommandInput, paginationConfig?: Omit<PaginationConfiguration, "client">): Paginator<${operation.name}CommandOutput>;`;
}

const takesNothing = (model: ServiceModel, { input }: Operation): boolean =>
  (shapeOf(model, input.shape).required ?? []).length === 0;
