import type { Gathering } from "@/lib/evidence/findings/findings";
import { at, listAt, parseJson, textAt } from "./json-value";

/**
 * A GuardDuty finding, in the API's letters (`GetFindings`) or EventBridge's and the S3 export's; attack sequences as well. Attackers' addresses are
 * those of `RemoteIpDetails` and of a sequence's endpoints and indicators; local ends and the addresses of the affected resource are the victim's own.
 * False for anything else.
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Finding.html
 */
export function readGuardDuty(value: unknown, gathering: Gathering): boolean {
  const type = textAt(value, "type");
  if (type === undefined || textAt(value, "accountId") === undefined) return false;
  if (!/^[A-Za-z]{3,40}:[\w./!-]{2,120}$/.test(type) || at(value, "schemaVersion") === undefined) return false;
  gathering.record("GuardDuty finding");
  gathering.account(at(value, "accountId"));
  gathering.region(at(value, "region"));
  gathering.finding({
    id: at(value, "arn") ?? at(value, "id"),
    type,
    product: "GuardDuty",
    title: at(value, "title"),
    severity: at(value, "severity"),
  });
  readTimes(value, gathering);
  readServices(value, type, gathering);
  readActions(value, gathering);
  readOwnAddresses(at(value, "resource"), gathering);
  readSequence(at(value, "service", "detection", "sequence"), gathering);
  return true;
}

/** A sequence has the same members in Security Hub's findings. */
export function readSequence(sequence: unknown, gathering: Gathering): void {
  for (const endpoint of listAt(sequence, "endpoints")) gathering.address(at(endpoint, "ip"));
  for (const actor of listAt(sequence, "actors")) gathering.account(at(actor, "user", "account", "uid"));
  for (const signal of listAt(sequence, "signals")) {
    gathering.moment(at(signal, "firstSeenAt"), "the first signal of an attack sequence");
    gathering.moment(at(signal, "lastSeenAt"), "the last signal of an attack sequence");
    readIndicators(listAt(signal, "signalIndicators"), gathering);
  }
  readIndicators(listAt(sequence, "sequenceIndicators"), gathering);
  for (const resource of listAt(sequence, "resources")) {
    gathering.account(at(resource, "accountId"));
    gathering.region(at(resource, "region"));
    gathering.service(at(resource, "resourceType"));
    const networkInterface = at(resource, "data", "ec2NetworkInterface");
    readInterface(networkInterface, gathering);
  }
}

function readTimes(value: unknown, gathering: Gathering): void {
  const firstSeen = at(value, "service", "eventFirstSeen");
  const lastSeen = at(value, "service", "eventLastSeen");
  gathering.moment(firstSeen ?? at(value, "createdAt"), firstSeen === undefined ? "CreatedAt" : "EventFirstSeen");
  if (lastSeen !== undefined) gathering.moment(lastSeen, "EventLastSeen");
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

function readServices(value: unknown, type: string, gathering: Gathering): void {
  gathering.service(at(value, "resource", "resourceType"));
  gathering.service(servicesOfTypes[/^[^:]*:([A-Za-z\d]+)/.exec(type)?.[1] ?? ""]);
  gathering.service(at(value, "service", "action", "awsApiCallAction", "serviceName"));
}

function readActions(value: unknown, gathering: Gathering): void {
  const action = at(value, "service", "action");
  const apiCall = at(action, "awsApiCallAction");
  readRemote(apiCall, gathering, at(apiCall, "userAgent") ?? additionalUserAgent(value));
  // The caller's account, when it belongs to someone else.
  const callerAccount = textAt(apiCall, "remoteAccountDetails", "accountId");
  if (callerAccount !== undefined && callerAccount !== textAt(value, "accountId")) {
    gathering.skip("caller's account", callerAccount);
  }
  readRemote(at(action, "networkConnectionAction"), gathering);
  readRemote(at(action, "rdsLoginAttemptAction"), gathering);
  for (const probe of listAt(action, "portProbeAction", "portProbeDetails")) readRemote(probe, gathering);
  const kubernetesCall = at(action, "kubernetesApiCallAction");
  const hasRemote = readRemote(kubernetesCall, gathering, at(kubernetesCall, "userAgent"));
  // The caller comes first, then the proxies between.
  if (!hasRemote) gathering.address(listAt(kubernetesCall, "sourceIps")[0], at(kubernetesCall, "userAgent"));
}

function readRemote(action: unknown, gathering: Gathering, userAgent?: unknown): boolean {
  let isRead = false;
  for (const member of ["ipAddressV4", "ipAddressV6"]) {
    isRead = gathering.address(at(action, "remoteIpDetails", member), userAgent) || isRead;
    gathering.ownAddress(at(action, "localIpDetails", member));
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

function readOwnAddresses(resource: unknown, gathering: Gathering): void {
  for (const networkInterface of listAt(resource, "instanceDetails", "networkInterfaces")) {
    readInterface(networkInterface, gathering);
  }
}

function readInterface(networkInterface: unknown, gathering: Gathering): void {
  gathering.ownAddress(at(networkInterface, "publicIp"));
  gathering.ownAddress(at(networkInterface, "privateIpAddress"));
  for (const address of listAt(networkInterface, "privateIpAddresses")) {
    gathering.ownAddress(at(address, "privateIpAddress"));
  }
  for (const address of listAt(networkInterface, "ipv6Addresses")) gathering.ownAddress(address);
}

/** Values of an indicator such as MALICIOUS_IP; those of the others (domains, tactics, files) are no addresses. */
function readIndicators(indicators: readonly unknown[], gathering: Gathering): void {
  for (const indicator of indicators) {
    for (const address of listAt(indicator, "values")) gathering.address(address);
  }
}
