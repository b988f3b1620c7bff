import type { Findings } from "@/lib/evidence/findings/findings";
import { at, listAt, parseJson, textAt } from "./json-value";

/**
 * Reads a GuardDuty finding as the API, EventBridge or the S3 export writes it. False for anything else.
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Finding.html
 */
export function readGuardDuty(value: unknown, findings: Findings): boolean {
  const type = textAt(value, "type");
  if (type === undefined || textAt(value, "accountId") === undefined) return false;
  if (!/^[A-Za-z]{3,40}:[\w./!-]{2,120}$/.test(type) || at(value, "schemaVersion") === undefined) return false;
  findings.startRecord("GuardDuty finding");
  findings.addAccount(at(value, "accountId"));
  findings.addRegion(at(value, "region"));
  findings.addFinding({
    id: at(value, "arn") ?? at(value, "id"),
    type,
    product: "GuardDuty",
    title: at(value, "title"),
    severity: at(value, "severity"),
  });
  readTimes(value, findings);
  readServices(value, type, findings);
  readActions(value, findings);
  readOwnAddresses(at(value, "resource"), findings);
  readContext(value, findings);
  readSequence(at(value, "service", "detection", "sequence"), findings);
  return true;
}

/** Security Hub's findings hold sequences of the same shape. */
export function readSequence(sequence: unknown, findings: Findings): void {
  for (const endpoint of listAt(sequence, "endpoints")) findings.addAddress(at(endpoint, "ip"));
  for (const actor of listAt(sequence, "actors")) findings.addAccount(at(actor, "user", "account", "uid"));
  for (const signal of listAt(sequence, "signals")) {
    findings.addMoment(at(signal, "firstSeenAt"), "the first signal of an attack sequence");
    findings.addMoment(at(signal, "lastSeenAt"), "the last signal of an attack sequence");
    readIndicators(listAt(signal, "signalIndicators"), findings);
  }
  readIndicators(listAt(sequence, "sequenceIndicators"), findings);
  for (const resource of listAt(sequence, "resources")) {
    findings.addAccount(at(resource, "accountId"));
    findings.addRegion(at(resource, "region"));
    findings.addService(at(resource, "resourceType"));
    const networkInterface = at(resource, "data", "ec2NetworkInterface");
    readInterface(networkInterface, findings);
  }
}

function readTimes(value: unknown, findings: Findings): void {
  const firstSeen = at(value, "service", "eventFirstSeen");
  const lastSeen = at(value, "service", "eventLastSeen");
  findings.addMoment(firstSeen ?? at(value, "createdAt"), firstSeen === undefined ? "CreatedAt" : "EventFirstSeen");
  if (lastSeen !== undefined) findings.addMoment(lastSeen, "EventLastSeen");
}

// By the resource in a type such as `UnauthorizedAccess:EC2/…`.
const servicesOfTypes: Record<string, string | undefined> = {
  EC2: "ec2",
  IAMUser: "iam",
  S3: "s3",
  Kubernetes: "eks",
  EKS: "eks",
  ECS: "ecs",
  Lambda: "lambda",
  RDS: "rds",
  IAM: "iam",
};

function readServices(value: unknown, type: string, findings: Findings): void {
  findings.addService(at(value, "resource", "resourceType"));
  findings.addService(servicesOfTypes[/^[^:]*:([A-Za-z\d]+)/.exec(type)?.[1] ?? ""]);
  findings.addService(at(value, "service", "action", "awsApiCallAction", "serviceName"));
}

function readContext(value: unknown, findings: Findings): void {
  const resource = at(value, "resource");
  const key = at(resource, "accessKeyDetails");
  findings.addContext("principals", at(key, "userName"));
  findings.addContext("accessKeys", at(key, "accessKeyId"));
  findings.addContext("calls", at(value, "service", "action", "awsApiCallAction", "api"));
  findings.addContext("resources", at(resource, "instanceDetails", "instanceId"));
  for (const bucket of listAt(resource, "s3BucketDetails")) findings.addContext("resources", at(bucket, "arn"));
  findings.addContext("resources", at(resource, "eksClusterDetails", "arn"));
  findings.addContext("resources", at(resource, "lambdaDetails", "functionArn"));
  findings.addContext("resources", at(resource, "rdsDbInstanceDetails", "dbInstanceArn"));
  findings.addContext("resources", at(resource, "ecsClusterDetails", "arn"));
}

function readActions(value: unknown, findings: Findings): void {
  const action = at(value, "service", "action");
  const apiCall = at(action, "awsApiCallAction");
  readRemote(apiCall, findings, at(apiCall, "userAgent") ?? additionalUserAgent(value));
  const callerAccount = textAt(apiCall, "remoteAccountDetails", "accountId");
  if (callerAccount !== undefined && callerAccount !== textAt(value, "accountId")) {
    findings.skip("caller's account", callerAccount);
  }
  readRemote(at(action, "networkConnectionAction"), findings);
  readRemote(at(action, "rdsLoginAttemptAction"), findings);
  for (const probe of listAt(action, "portProbeAction", "portProbeDetails")) readRemote(probe, findings);
  const kubernetesCall = at(action, "kubernetesApiCallAction");
  const hasRemote = readRemote(kubernetesCall, findings, at(kubernetesCall, "userAgent"));
  // The caller, followed by proxies.
  if (!hasRemote) findings.addAddress(listAt(kubernetesCall, "sourceIps")[0], at(kubernetesCall, "userAgent"));
}

function readRemote(action: unknown, findings: Findings, userAgent?: unknown): boolean {
  let isRead = false;
  for (const member of ["ipAddressV4", "ipAddressV6"]) {
    isRead = findings.addAddress(at(action, "remoteIpDetails", member), userAgent) || isRead;
    findings.addOwnAddress(at(action, "localIpDetails", member));
  }
  return isRead;
}

// In AdditionalInfo, where the API writes JSON as a text.
function additionalUserAgent(value: unknown): string | undefined {
  const info = at(value, "service", "additionalInfo");
  const inner = textAt(info, "value");
  const agent =
    textAt(info, "userAgent", "fullUserAgent") ??
    (inner === undefined ? undefined : textAt(parseJson(inner), "userAgent", "fullUserAgent"));
  // GuardDuty writes some user agents in brackets.
  return agent?.replace(/^\[(.*)\]$/, "$1");
}

function readOwnAddresses(resource: unknown, findings: Findings): void {
  for (const networkInterface of listAt(resource, "instanceDetails", "networkInterfaces")) {
    readInterface(networkInterface, findings);
  }
}

function readInterface(networkInterface: unknown, findings: Findings): void {
  findings.addOwnAddress(at(networkInterface, "publicIp"));
  findings.addOwnAddress(at(networkInterface, "privateIpAddress"));
  for (const address of listAt(networkInterface, "privateIpAddresses")) {
    findings.addOwnAddress(at(address, "privateIpAddress"));
  }
  for (const address of listAt(networkInterface, "ipv6Addresses")) findings.addOwnAddress(address);
}

// Only indicators such as MALICIOUS_IP hold addresses; `addAddress` ignores the others' values.
function readIndicators(indicators: readonly unknown[], findings: Findings): void {
  for (const indicator of indicators) {
    for (const address of listAt(indicator, "values")) findings.addAddress(address);
  }
}
