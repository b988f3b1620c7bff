import { AwsError, securityIrError } from "./aws-error";
import { isJsonObject, type JsonObject } from "./json";
import type { Operation, SecurityIrOperation, StsOperation } from "./operation";
import * as registered from "./operations";

export const operations: readonly Operation[] = Object.values(registered);

const securityIrOperations = operations.filter((operation) => operation.service === "security-ir");
const stsOperations = operations.filter((operation) => operation.service === "sts");

export type Routed<Found extends Operation> = { readonly operation: Found; readonly labels: JsonObject };

/** Takes the path still encoded. Throws the protocol's error when no operation matches. */
export function routeSecurityIr(method: string, path: string): Routed<SecurityIrOperation> {
  for (const operation of securityIrOperations) {
    const labels = matchRoute(operation.route, method, path);
    if (labels) return { operation, labels };
  }
  throw new AwsError("UnknownOperationException", 404, `No operation is ${method} ${path}`);
}

/** Finds the operation by the Action parameter. Throws the query protocol's errors. */
export function routeSts(input: unknown): Routed<StsOperation> {
  const action = isJsonObject(input) ? input.Action : undefined;
  if (action === undefined) throw new AwsError("MissingAction", 400, "The request must contain the parameter Action");
  const operation = stsOperations.find((candidate) => candidate.name === action);
  if (!operation) throw new AwsError("InvalidAction", 400, `Could not find operation ${action}`);
  return { operation, labels: {} };
}

// Splits before decoding, because an encoded slash belongs to a label.
function matchRoute(route: string, method: string, path: string): JsonObject | undefined {
  const [wantedMethod, template = ""] = route.split(" ");
  if (wantedMethod !== method) return undefined;
  const wanted = template.split("/");
  const actual = path.split("/");
  if (wanted.length !== actual.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = actual[index] ?? "";
    const label = /^\{(\w+)\}$/.exec(part)?.[1];
    if (label === undefined && segment !== part) return undefined;
    if (label !== undefined && segment === "") return undefined;
    if (label !== undefined) labels[label] = decodeLabel(segment);
  }
  return labels;
}

function decodeLabel(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw securityIrError("ValidationException", "The path cannot be decoded.", { reason: "CANNOT_PARSE" });
  }
}
