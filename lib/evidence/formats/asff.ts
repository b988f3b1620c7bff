import type { Gathering } from "@/lib/evidence/findings/findings";
import { readSequence } from "./guardduty";
import { at, isObject, listAt, textAt } from "./json-value";
import { readEnds } from "./network-ends";

/**
 * A finding of Security Hub in AWS's Security Finding Format. Attackers' addresses are the remote ends of its actions, the far end of `Network` by its
 * direction, indicators of threat intelligence, and what GuardDuty left in `ProductFields`. False for anything else.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html
 */
export function readAsff(value: unknown, gathering: Gathering): boolean {
  if (textAt(value, "AwsAccountId") === undefined || textAt(value, "ProductArn") === undefined) return false;
  gathering.record("Security Hub finding (ASFF)");
  gathering.account(at(value, "AwsAccountId"));
  gathering.region(at(value, "Region"));
  gathering.finding({
    id: at(value, "Id"),
    type: listAt(value, "Types")[0],
    product: at(value, "ProductName") ?? productOf(textAt(value, "ProductArn")),
    title: at(value, "Title"),
    severity: at(value, "Severity", "Label"),
  });
  const firstObserved = at(value, "FirstObservedAt");
  gathering.moment(
    firstObserved ?? at(value, "CreatedAt"),
    firstObserved === undefined ? "CreatedAt" : "FirstObservedAt",
  );
  gathering.moment(at(value, "LastObservedAt"), "LastObservedAt");
  for (const resource of listAt(value, "Resources")) readResource(resource, gathering);
  readActions(at(value, "Action"), gathering);
  readNetwork(at(value, "Network"), gathering);
  readProductFields(at(value, "ProductFields"), gathering);
  for (const indicator of listAt(value, "ThreatIntelIndicators")) {
    if (/^IPV[46]_ADDRESS$/.test(textAt(indicator, "Type") ?? "")) gathering.address(at(indicator, "Value"));
  }
  readSequence(at(value, "Detection", "Sequence"), gathering);
  return true;
}

/** `arn:aws:securityhub:{Region}::product/aws/guardduty`. */
function productOf(arn: string | undefined): string | undefined {
  return arn?.split("/").at(-1);
}

function readResource(resource: unknown, gathering: Gathering): void {
  gathering.service(at(resource, "Type"));
  gathering.region(at(resource, "Region"));
  const details = at(resource, "Details");
  for (const list of ["IpV4Addresses", "IpV6Addresses"]) {
    for (const address of listAt(details, "AwsEc2Instance", list)) gathering.ownAddress(address);
  }
  gathering.ownAddress(at(details, "AwsEc2Eip", "PublicIp"));
  for (const member of ["PrivateIpAddresses", "IpV6Addresses"]) {
    for (const address of listAt(details, "AwsEc2NetworkInterface", member)) {
      gathering.ownAddress(at(address, "PrivateIpAddress") ?? at(address, "IpV6Address"));
    }
  }
  gathering.ownAddress(at(details, "AwsEc2NetworkInterface", "PublicIp"));
}

function readActions(action: unknown, gathering: Gathering): void {
  const apiCall = at(action, "AwsApiCallAction");
  gathering.service(at(apiCall, "ServiceName"));
  gathering.moment(at(apiCall, "FirstSeen"), "FirstSeen");
  const ends = [
    apiCall,
    at(action, "NetworkConnectionAction"),
    ...listAt(action, "PortProbeAction", "PortProbeDetails"),
  ];
  for (const end of ends) {
    gathering.address(at(end, "RemoteIpDetails", "IpAddressV4"));
    gathering.ownAddress(at(end, "LocalIpDetails", "IpAddressV4"));
  }
}

function readNetwork(network: unknown, gathering: Gathering): void {
  const direction = textAt(network, "Direction");
  readEnds(gathering, {
    source: [at(network, "SourceIpV4"), at(network, "SourceIpV6")],
    destination: [at(network, "DestinationIpV4"), at(network, "DestinationIpV6")],
    direction: direction === "IN" ? "in" : direction === "OUT" ? "out" : undefined,
  });
}

/** GuardDuty's finding, flattened: `aws/guardduty/service/action/awsApiCallAction/remoteIpDetails/ipAddressV4`. */
function readProductFields(fields: unknown, gathering: Gathering): void {
  if (!isObject(fields)) return;
  for (const [path, value] of Object.entries(fields)) {
    if (/\/remoteIpDetails\/ipAddressV[46]$/i.test(path)) gathering.address(value);
    else if (/\/localIpDetails\/ipAddressV[46]$/i.test(path)) gathering.ownAddress(value);
    else if (/\/eventFirstSeen$/i.test(path)) gathering.moment(value, "EventFirstSeen");
    else if (/\/eventLastSeen$/i.test(path)) gathering.moment(value, "EventLastSeen");
  }
}
