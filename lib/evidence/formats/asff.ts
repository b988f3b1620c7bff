import type { Findings } from "@/lib/evidence/findings/findings";
import { readSequence } from "./guardduty";
import { at, isObject, listAt, textAt } from "./json-value";
import { readEnds } from "./network-ends";

/**
 * Security Hub's Finding Format. False for anything else.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html
 */
export function readAsff(value: unknown, findings: Findings): boolean {
  if (textAt(value, "AwsAccountId") === undefined || textAt(value, "ProductArn") === undefined) return false;
  findings.startRecord("Security Hub finding (ASFF)");
  findings.addAccount(at(value, "AwsAccountId"));
  findings.addRegion(at(value, "Region"));
  findings.addFinding({
    id: at(value, "Id"),
    type: listAt(value, "Types")[0],
    product: at(value, "ProductName") ?? productOf(textAt(value, "ProductArn")),
    title: at(value, "Title"),
    severity: at(value, "Severity", "Label"),
  });
  const firstObserved = at(value, "FirstObservedAt");
  findings.addMoment(
    firstObserved ?? at(value, "CreatedAt"),
    firstObserved === undefined ? "CreatedAt" : "FirstObservedAt",
  );
  findings.addMoment(at(value, "LastObservedAt"), "LastObservedAt");
  for (const resource of listAt(value, "Resources")) readResource(resource, findings);
  readActions(at(value, "Action"), findings);
  readNetwork(at(value, "Network"), findings);
  readProductFields(at(value, "ProductFields"), findings);
  for (const indicator of listAt(value, "ThreatIntelIndicators")) {
    if (/^IPV[46]_ADDRESS$/.test(textAt(indicator, "Type") ?? "")) findings.addAddress(at(indicator, "Value"));
  }
  readSequence(at(value, "Detection", "Sequence"), findings);
  return true;
}

const productNames: Readonly<Record<string, string | undefined>> = {
  guardduty: "GuardDuty",
  inspector: "Inspector",
  macie: "Macie",
  "access-analyzer": "IAM Access Analyzer",
  detective: "Detective",
  iam: "IAM",
  securityhub: "Security Hub",
  config: "AWS Config",
  "firewall-manager": "Firewall Manager",
  health: "AWS Health",
};

// `arn:aws:securityhub:{Region}::product/aws/guardduty`.
function productOf(arn: string | undefined): string | undefined {
  const name = arn?.split("/").at(-1);
  return name === undefined ? undefined : (productNames[name] ?? name);
}

function readResource(resource: unknown, findings: Findings): void {
  findings.addService(at(resource, "Type"));
  findings.addContext("resources", at(resource, "Id"));
  findings.addContext("principals", at(resource, "Details", "AwsIamAccessKey", "PrincipalName"));
  findings.addContext("accessKeys", at(resource, "Details", "AwsIamAccessKey", "AccessKeyId"));
  findings.addRegion(at(resource, "Region"));
  const details = at(resource, "Details");
  for (const list of ["IpV4Addresses", "IpV6Addresses"]) {
    for (const address of listAt(details, "AwsEc2Instance", list)) findings.addOwnAddress(address);
  }
  findings.addOwnAddress(at(details, "AwsEc2Eip", "PublicIp"));
  for (const member of ["PrivateIpAddresses", "IpV6Addresses"]) {
    for (const address of listAt(details, "AwsEc2NetworkInterface", member)) {
      findings.addOwnAddress(at(address, "PrivateIpAddress") ?? at(address, "IpV6Address"));
    }
  }
  findings.addOwnAddress(at(details, "AwsEc2NetworkInterface", "PublicIp"));
}

function readActions(action: unknown, findings: Findings): void {
  const apiCall = at(action, "AwsApiCallAction");
  findings.addService(at(apiCall, "ServiceName"));
  findings.addContext("calls", at(apiCall, "Api"));
  findings.addMoment(at(apiCall, "FirstSeen"), "FirstSeen");
  const ends = [
    apiCall,
    at(action, "NetworkConnectionAction"),
    ...listAt(action, "PortProbeAction", "PortProbeDetails"),
  ];
  for (const end of ends) {
    findings.addAddress(at(end, "RemoteIpDetails", "IpAddressV4"));
    findings.addOwnAddress(at(end, "LocalIpDetails", "IpAddressV4"));
  }
}

function readNetwork(network: unknown, findings: Findings): void {
  const direction = textAt(network, "Direction");
  readEnds(findings, {
    source: [at(network, "SourceIpV4"), at(network, "SourceIpV6")],
    destination: [at(network, "DestinationIpV4"), at(network, "DestinationIpV6")],
    direction: direction === "IN" ? "in" : direction === "OUT" ? "out" : undefined,
  });
}

// GuardDuty's finding, flattened, such as `aws/guardduty/service/action/…/remoteIpDetails/ipAddressV4`.
function readProductFields(fields: unknown, findings: Findings): void {
  if (!isObject(fields)) return;
  for (const [path, value] of Object.entries(fields)) {
    if (/\/remoteIpDetails\/ipAddressV[46]$/i.test(path)) findings.addAddress(value);
    else if (/\/localIpDetails\/ipAddressV[46]$/i.test(path)) findings.addOwnAddress(value);
    else if (/\/eventFirstSeen$/i.test(path)) findings.addMoment(value, "EventFirstSeen");
    else if (/\/eventLastSeen$/i.test(path)) findings.addMoment(value, "EventLastSeen");
  }
}
