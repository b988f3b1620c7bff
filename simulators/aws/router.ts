import { AwsError, securityIrError } from "./aws-error";
import { isJsonObject, type JsonObject } from "./json";
import type { Operation } from "./operation";
import { assumeRoleWithWebIdentity } from "./operations/assume-role-with-web-identity";
import { batchGetMemberAccountDetails } from "./operations/batch-get-member-account-details";
import { createCase } from "./operations/create-case";
import { getCallerIdentity } from "./operations/get-caller-identity";
import { getCase } from "./operations/get-case";
import { getMembership } from "./operations/get-membership";
import { listCases } from "./operations/list-cases";
import { listMemberships } from "./operations/list-memberships";

type Route = { readonly method: string; readonly template: string; readonly operation: Operation };

const routes: readonly Route[] = [
  { method: "POST", template: "/v1/create-case", operation: createCase },
  { method: "GET", template: "/v1/cases/{caseId}/get-case", operation: getCase },
  { method: "POST", template: "/v1/list-cases", operation: listCases },
  { method: "POST", template: "/v1/memberships", operation: listMemberships },
  { method: "GET", template: "/v1/membership/{membershipId}", operation: getMembership },
  {
    method: "POST",
    template: "/v1/membership/{membershipId}/batch-member-details",
    operation: batchGetMemberAccountDetails,
  },
];

const stsOperations: readonly Operation[] = [assumeRoleWithWebIdentity, getCallerIdentity];

export type Routed = { readonly operation: Operation; readonly labels: JsonObject };

/** The security-ir operation that a method and a raw path name. Refuses with ValidationException when there is none. */
export function routeSecurityIr(method: string, path: string): Routed {
  for (const { method: wanted, template, operation } of routes) {
    const labels = wanted === method ? matchTemplate(template, path) : undefined;
    if (labels) return { operation, labels };
  }
  throw securityIrError("ValidationException", `No operation is ${method} ${path}`, { reason: "UNKNOWN_OPERATION" });
}

/** The STS operation that the Action parameter names. Refuses as the query protocol does. */
export function routeSts(input: unknown): Routed {
  const action = isJsonObject(input) ? input.Action : undefined;
  if (action === undefined) throw new AwsError("MissingAction", 400, "The request must contain the parameter Action");
  const operation = stsOperations.find((candidate) => candidate.name === action);
  if (!operation) throw new AwsError("InvalidAction", 400, `Could not find operation ${action}`);
  return { operation, labels: {} };
}

// The path is split before it is decoded: an encoded slash belongs to a label.
function matchTemplate(template: string, path: string): JsonObject | undefined {
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
