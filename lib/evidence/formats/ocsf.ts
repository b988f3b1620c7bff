import type { Findings } from "@/lib/evidence/findings/findings";
import { at, isObject, listAt, textAt } from "./json-value";
import { readEnds } from "./network-ends";

/**
 * Reads an OCSF finding or event, as Security Hub and Security Lake write them. Observables count only where there are
 * no evidences or endpoints. False for anything else.
 * https://schema.ocsf.io/classes/detection_finding
 */
export function readOcsf(value: unknown, findings: Findings): boolean {
  const classId = at(value, "class_uid");
  if (typeof classId !== "number" || !isObject(at(value, "metadata"))) return false;
  // Category 2 is "Findings".
  const isFinding = Math.floor(classId / 1_000) === 2;
  findings.startRecord(isFinding ? "OCSF finding" : "OCSF event");
  findings.addAccount(at(value, "cloud", "account", "uid") ?? at(value, "cloud", "account_uid"));
  findings.addRegion(at(value, "cloud", "region"));
  if (isFinding) readFinding(value, findings);
  else readTime(value, "time", findings);
  for (const resource of [...listAt(value, "resources"), at(value, "resource")]) readResource(resource, findings);
  readOwnDevice(at(value, "device"), findings);
  const evidences = listAt(value, "evidences");
  for (const evidence of evidences) readActivity(evidence, findings);
  readActivity(value, findings);
  if (evidences.length === 0 && at(value, "src_endpoint") === undefined) readObservables(value, findings);
  return true;
}

function readFinding(value: unknown, findings: Findings): void {
  const info = at(value, "finding_info") ?? at(value, "finding");
  findings.addFinding({
    id: at(info, "uid") ?? at(value, "metadata", "uid"),
    type: listAt(info, "types")[0] ?? at(value, "type_name"),
    product: at(info, "product", "name") ?? at(value, "metadata", "product", "name"),
    title: at(info, "title") ?? at(value, "message"),
    severity: at(value, "severity"),
  });
  const isSeen = readTime(info, "first_seen_time", findings);
  if (!isSeen && !readTime(value, "start_time", findings) && !readTime(info, "created_time", findings)) {
    readTime(value, "time", findings);
  }
  readTime(info, "last_seen_time", findings);
}

// False if there is neither a time nor a `_dt`.
function readTime(value: unknown, member: string, findings: Findings): boolean {
  const moment = at(value, member) ?? at(value, `${member}_dt`);
  findings.addMoment(moment, member);
  return moment !== undefined;
}

function readResource(resource: unknown, findings: Findings): void {
  findings.addService(at(resource, "type"));
  findings.addContext("resources", at(resource, "uid"));
  findings.addRegion(at(resource, "region"));
  findings.addOwnAddress(at(resource, "ip"));
  for (const address of listAt(resource, "data", "IpV4Addresses")) findings.addOwnAddress(address);
  readOwnDevice(at(resource, "device"), findings);
}

function readOwnDevice(device: unknown, findings: Findings): void {
  findings.addOwnAddress(at(device, "ip"));
  for (const networkInterface of listAt(device, "network_interfaces"))
    findings.addOwnAddress(at(networkInterface, "ip"));
}

// Events and a finding's evidence share these members.
function readActivity(value: unknown, findings: Findings): void {
  const direction = at(value, "connection_info", "direction_id");
  findings.addService(at(value, "api", "service", "name"));
  findings.addContext("calls", at(value, "api", "operation"));
  findings.addContext("principals", at(value, "actor", "user", "uid_alt") ?? at(value, "actor", "user", "uid"));
  findings.addContext("accessKeys", at(value, "actor", "user", "credential_uid"));
  const source = at(value, "src_endpoint");
  const host = textAt(source, "domain") ?? textAt(source, "svc_name");
  if (textAt(source, "ip") === undefined && host?.endsWith(".amazonaws.com")) findings.skip("service host", host);
  readEnds(findings, {
    source: [at(source, "ip")],
    destination: [at(value, "dst_endpoint", "ip")],
    direction: direction === 1 ? "in" : direction === 2 ? "out" : undefined,
    userAgent: at(value, "http_request", "user_agent"),
  });
}

// Type 2 is an IP address; the name is the path of the member it came from.
function readObservables(value: unknown, findings: Findings): void {
  for (const observable of listAt(value, "observables")) {
    if (at(observable, "type_id") !== 2) continue;
    const isOwn = /(?:^|\.)(?:dst_endpoint|device|resources?)\b/.test(textAt(observable, "name") ?? "");
    if (isOwn) findings.addOwnAddress(at(observable, "value"));
    else findings.addAddress(at(observable, "value"));
  }
}
