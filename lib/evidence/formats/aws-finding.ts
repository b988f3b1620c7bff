import type { Findings } from "@/lib/evidence/findings/findings";
import { at, listAt, textAt } from "./json-value";

/** Reads a finding of Macie, Inspector, IAM Access Analyzer or Detective. False for anything else. */
export function readAwsFinding(value: unknown, findings: Findings): boolean {
  return [readMacie, readInspector, readAccessAnalyzer, readDetective].some((read) => read(value, findings));
}

/** Macie's findings have a type as GuardDuty's have, and a category. */
export function isMacie(value: unknown): boolean {
  return (
    /^(?:CLASSIFICATION|POLICY)$/.test(textAt(value, "category") ?? "") && at(value, "resourcesAffected") !== undefined
  );
}

// https://docs.aws.amazon.com/macie/latest/APIReference/findings-describe.html
function readMacie(value: unknown, findings: Findings): boolean {
  if (!isMacie(value)) return false;
  findings.startRecord("Macie finding");
  readPlace(value, "accountId", findings);
  findings.addService("s3");
  findings.addFinding({
    id: at(value, "id"),
    type: at(value, "type"),
    product: "Macie",
    title: at(value, "title"),
    severity: at(value, "severity", "description"),
  });
  const action = at(value, "policyDetails", "action", "apiCallDetails");
  const actor = at(value, "policyDetails", "actor");
  findings.addAddress(at(actor, "ipAddressDetails", "ipAddressV4"));
  findings.addContext("calls", at(action, "api"));
  for (const identity of ["assumedRole", "iamUser", "federatedUser", "root"]) {
    findings.addContext("principals", at(actor, "userIdentity", identity, "arn"));
    findings.addContext("accessKeys", at(actor, "userIdentity", identity, "accessKeyId"));
  }
  findings.addContext("resources", at(value, "resourcesAffected", "s3Bucket", "arn"));
  const firstSeen = at(action, "firstSeen");
  findings.addMoment(firstSeen ?? at(value, "createdAt"), firstSeen === undefined ? "createdAt" : "firstSeen", true);
  findings.addMoment(at(action, "lastSeen"), "lastSeen", true);
  return true;
}

// https://docs.aws.amazon.com/inspector/v2/APIReference/API_Finding.html
function readInspector(value: unknown, findings: Findings): boolean {
  const arn = textAt(value, "findingArn");
  if (arn === undefined || !/^arn:[\w-]+:inspector2?:/.test(arn)) return false;
  findings.startRecord("Inspector finding");
  readPlace(value, "awsAccountId", findings);
  findings.addFinding({
    id: arn,
    type: at(value, "type"),
    product: "Inspector",
    title: at(value, "title"),
    severity: at(value, "severity"),
  });
  findings.addMoment(at(value, "firstObservedAt"), "firstObservedAt", true);
  findings.addMoment(at(value, "lastObservedAt"), "lastObservedAt", true);
  for (const resource of listAt(value, "resources")) {
    findings.addRegion(at(resource, "region"));
    findings.addService(at(resource, "type"));
    findings.addContext("resources", at(resource, "id"));
    for (const address of listAt(resource, "details", "awsEc2Instance", "ipV4Addresses"))
      findings.addOwnAddress(address);
  }
  return true;
}

// https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_Finding.html
function readAccessAnalyzer(value: unknown, findings: Findings): boolean {
  const resource = textAt(value, "resource");
  if (resource === undefined || at(value, "analyzedAt") === undefined || textAt(value, "resourceType") === undefined) {
    return false;
  }
  findings.startRecord("Access Analyzer finding");
  findings.addAccount(at(value, "resourceOwnerAccount") ?? at(value, "accountId"));
  findings.addRegion(at(value, "region") ?? resource.split(":")[3]);
  findings.addService(at(value, "resourceType"));
  findings.addFinding({
    id: at(value, "id"),
    type: `External access to ${resource}`,
    product: "IAM Access Analyzer",
    title: undefined,
    severity: undefined,
  });
  findings.addContext("resources", resource);
  for (const principal of principalsIn(at(value, "principal"))) findings.addContext("principals", principal);
  for (const call of listAt(value, "action")) findings.addContext("calls", call);
  findings.addMoment(at(value, "createdAt"), "createdAt", true);
  return true;
}

function principalsIn(principal: unknown): unknown[] {
  return typeof principal === "object" && principal !== null ? Object.values(principal) : [];
}

// https://docs.aws.amazon.com/detective/latest/APIReference/API_GetInvestigation.html
function readDetective(value: unknown, findings: Findings): boolean {
  const graph = textAt(value, "GraphArn");
  const entity = textAt(value, "EntityArn");
  if (entity === undefined || textAt(value, "InvestigationId") === undefined) return false;
  findings.startRecord("Detective investigation");
  findings.addAccount(entity.split(":")[4]);
  findings.addRegion(graph?.split(":")[3]);
  findings.addFinding({
    id: at(value, "InvestigationId"),
    type: `Investigation of ${entity}`,
    product: "Detective",
    title: undefined,
    severity: at(value, "Severity"),
  });
  findings.addContext("principals", entity);
  findings.addMoment(at(value, "ScopeStartTime"), "ScopeStartTime", true);
  findings.addMoment(at(value, "ScopeEndTime"), "ScopeEndTime", true);
  return true;
}

function readPlace(value: unknown, account: string, findings: Findings): void {
  findings.addAccount(at(value, account));
  findings.addRegion(at(value, "region") ?? textAt(value, "findingArn")?.split(":")[3]);
}
