import type { Findings } from "@/lib/evidence/findings/findings";
import { at, isObject, listAt, textAt } from "./json-value";
import { readEnds } from "./network-ends";

/**
 * A finding or an event in the Open Cybersecurity Schema Framework: Security Hub's detection findings (class 2004), older security findings (2001),
 * and the events of Security Lake (API activity, network activity, authentication). Attackers' addresses are the far ends of the evidences, or of the
 * event itself; observables count only where there are no evidences. False for anything else.
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

/** Milliseconds, or the profile's date and time beside them. False if there is neither. */
function readTime(value: unknown, member: string, findings: Findings): boolean {
  const moment = at(value, member) ?? at(value, `${member}_dt`);
  findings.addMoment(moment, member);
  return moment !== undefined;
}

function readResource(resource: unknown, findings: Findings): void {
  findings.addService(at(resource, "type"));
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

/** Who did what from where: the same members in an event and in a finding's evidence. */
function readActivity(value: unknown, findings: Findings): void {
  const direction = at(value, "connection_info", "direction_id");
  findings.addService(at(value, "api", "service", "name"));
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

/** Observables of type 2 are IP addresses; their name is the path of the member they stand for. */
function readObservables(value: unknown, findings: Findings): void {
  for (const observable of listAt(value, "observables")) {
    if (at(observable, "type_id") !== 2) continue;
    const isOwn = /(?:^|\.)(?:dst_endpoint|device|resources?)\b/.test(textAt(observable, "name") ?? "");
    if (isOwn) findings.addOwnAddress(at(observable, "value"));
    else findings.addAddress(at(observable, "value"));
  }
}
