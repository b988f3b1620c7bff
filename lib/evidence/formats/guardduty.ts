import type { Findings } from "@/lib/evidence/findings/findings";
import { at, listAt, parseJson, textAt } from "./json-value";

/**
 * A GuardDuty finding, in the API's letters (`GetFindings`) or EventBridge's and the S3 export's; attack sequences as well. Attackers' addresses are
 * those of `RemoteIpDetails` and of a sequence's endpoints and indicators; local ends and the addresses of the affected resource are the victim's own.
 * False for anything else.
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
  readSequence(at(value, "service", "detection", "sequence"), findings);
  return true;
}

/** A sequence has the same members in Security Hub's findings. */
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

/** The resource of the finding's type, as in `UnauthorizedAccess:EC2/…`. */
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

function readActions(value: unknown, findings: Findings): void {
  const action = at(value, "service", "action");
  const apiCall = at(action, "awsApiCallAction");
  readRemote(apiCall, findings, at(apiCall, "userAgent") ?? additionalUserAgent(value));
  // The caller's account, when it belongs to someone else.
  const callerAccount = textAt(apiCall, "remoteAccountDetails", "accountId");
  if (callerAccount !== undefined && callerAccount !== textAt(value, "accountId")) {
    findings.skip("caller's account", callerAccount);
  }
  readRemote(at(action, "networkConnectionAction"), findings);
  readRemote(at(action, "rdsLoginAttemptAction"), findings);
  for (const probe of listAt(action, "portProbeAction", "portProbeDetails")) readRemote(probe, findings);
  const kubernetesCall = at(action, "kubernetesApiCallAction");
  const hasRemote = readRemote(kubernetesCall, findings, at(kubernetesCall, "userAgent"));
  // The caller comes first, then the proxies between.
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

/** Findings about unusual calls have the agent in AdditionalInfo: in the API its Value is JSON in a text. */
function additionalUserAgent(value: unknown): string | undefined {
  const info = at(value, "service", "additionalInfo");
  const inner = textAt(info, "value");
  const agent =
    textAt(info, "userAgent", "fullUserAgent") ??
    (inner === undefined ? undefined : textAt(parseJson(inner), "userAgent", "fullUserAgent"));
  // GuardDuty writes some agents in brackets.
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

/** Values of an indicator such as MALICIOUS_IP; those of the others (domains, tactics, files) are no addresses. */
function readIndicators(indicators: readonly unknown[], findings: Findings): void {
  for (const indicator of indicators) {
    for (const address of listAt(indicator, "values")) findings.addAddress(address);
  }
}
