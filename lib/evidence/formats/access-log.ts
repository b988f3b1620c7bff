import type { Findings } from "@/lib/evidence/findings/findings";
import { momentPattern } from "@/lib/evidence/findings/moments";
import { looksLikeUserAgent, toUserAgent } from "@/lib/evidence/findings/user-agent";
import { epochStart } from "@/lib/evidence/text/free-text-reader";
import { firstMatchIn, matchesIn } from "@/lib/evidence/text/matches";
import { addressIn } from "./dressed-address";
import { readEnds } from "./network-ends";

/**
 * Reads a line of a web server, load balancer, S3 or VPC flow log. Takes the caller; addresses within requests and
 * referrers are only what the caller wrote. False for any other line.
 */
export function readAccessLogLine(line: string, findings: Findings): boolean {
  return formats.some((read) => read(line, findings));
}

const formats = [readLoadBalancer, readClassicLoadBalancer, readS3, readWebServer, readFlowLog];

const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
const logTime = "\\[(\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4})\\]";

// Any web server's or proxy's line with the request in quotation marks. What the client wrote names no end: the
// request, the referrer. https://httpd.apache.org/docs/2.4/logs.html#accesslog
const request =
  /(?<![\\=:{]|: )"(?:[A-Z]{3,20} (?:[^"\\]|\\.)* HTTP\/\d(?:\.\d)?|-|(?:\\x[\dA-Fa-f]{2}[^"]*))"(?!\s*:)/;

function readWebServer(line: string, findings: Findings): boolean {
  if (line.length > maxLineLength) return false;
  const match = request.exec(line);
  if (match === null) return false;
  const before = line.slice(0, match.index);
  if (match[0] === '"-"' && before.includes('"')) return false;
  const after = line.slice(match.index + match[0].length);
  const moment = firstMatchIn(before, momentPattern) ?? epochStart.exec(before)?.[1];
  const found = addressesIn(moment === undefined ? before : before.replace(moment, " "));
  // Apache's "vhost_combined" begins with the server and its port.
  if (found.length > 1 && /^\S{1,100}:\d{1,5} \S{3,45} \S{1,100} \S{1,100} \[/.test(before))
    found.push(...found.splice(0, 1));
  // A mesh's proxy writes its own sockets behind the request, and the caller's last.
  const isMesh = found.length === 0;
  if (isMesh) found.push(...addressesIn(after.replace(quotedString, " ")).reverse());
  // Before the request stands the chain that a load balancer was told, or its own address and the caller's.
  const client = found.length > 1 ? (publicIn(found, findings)[0] ?? found[0]) : found[0];
  if (moment === undefined && !/^\s*"?[\da-fA-F.:]+\s/.test(before)) return false;
  const strings = matchesIn(after, quotedString).map(([, text = ""]) => unescaped(text));
  const agentAt = strings.findIndex((text) => looksLikeUserAgent(toUserAgent(text)));
  // Envoy writes what it was told behind the request only, and the upstream last.
  const told = isMesh && client !== undefined ? strings.slice(0, Math.max(0, agentAt)) : strings;
  const forwarded = forwardedIn(isMesh ? told.toReversed() : told);
  if (client === undefined && forwarded.length === 0) return false;
  findings.startRecord("access log line");
  // The referrer comes first; what load balancers and CDNs were told comes last.
  const userAgent = strings[agentAt] ?? strings[1];
  const clients = publicIn(forwarded, findings);
  for (const one of clients) findings.addAddress(one, userAgent);
  if (clients.length === 0) findings.addAddress(client, userAgent);
  else if (client !== undefined && !clients.includes(client)) findings.skip("proxy", client);
  for (const other of found) if (other !== client) findings.addOwnAddress(other);
  if (moment !== undefined) findings.addMoment(moment, "the log's time");
  return true;
}

function publicIn(addresses: readonly string[], findings: Findings): string[] {
  return addresses.filter((one) => findings.classify(one)?.kind === "public");
}

// Not `host: "…"`: what has a name is no column.
const quotedString = /(?<![:=] ?|\\)"((?:[^"\\]|\\.){0,4000})"/g;
const maxLineLength = 50_000;

function addressesIn(text: string): string[] {
  return allAddresses(text.split(/[\s,;|"[\]()=]+/));
}

// The last string that is a list of addresses.
function forwardedIn(strings: readonly string[]): string[] {
  for (const text of strings.toReversed()) {
    if (text.includes("/")) continue;
    const addresses = allAddresses(text.split(/,\s*/));
    if (addresses.length === text.split(",").length) return addresses;
  }
  return [];
}

function allAddresses(parts: readonly string[]): string[] {
  const addresses: string[] = [];
  for (const part of parts) {
    const address = addressIn(part);
    if (address !== undefined) addresses.push(address);
  }
  return addresses;
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
const loadBalancer = new RegExp(
  `^(?:https?|h2|grpcs?|wss?) (\\S+Z) app/\\S+ (\\S+):\\d+ (\\S+) (?:\\S+ ){7}${quoted} ${quoted} `,
);

function readLoadBalancer(line: string, findings: Findings): boolean {
  const match = loadBalancer.exec(line);
  if (match === null) return false;
  const [, time, client, target, , userAgent] = match;
  findings.startRecord("access log line");
  findings.addService("elasticloadbalancing");
  findings.addMoment(time, "the log's time");
  readEnds(findings, {
    source: [client],
    destination: [target?.replace(/:\d+$/, "")],
    direction: "in",
    userAgent: unescaped(userAgent),
  });
  return true;
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html
const classicLoadBalancer = new RegExp(
  `^(\\S+Z) \\S+ (\\S+):\\d+ (\\S+) (?:-?[\\d.]+ ){3}(?:\\S+ ){4}${quoted} ${quoted} `,
);

function readClassicLoadBalancer(line: string, findings: Findings): boolean {
  const match = classicLoadBalancer.exec(line);
  if (match === null) return false;
  const [, time, client, target, , userAgent] = match;
  findings.startRecord("access log line");
  findings.addService("elasticloadbalancing");
  findings.addMoment(time, "the log's time");
  readEnds(findings, {
    source: [client],
    destination: [target?.replace(/:\d+$/, "")],
    direction: "in",
    userAgent: unescaped(userAgent),
  });
  return true;
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html
const s3 = new RegExp(
  `^[\\da-f]{64} \\S+ ${logTime} (\\S+) \\S+ \\S+ [A-Z]+\\.\\S+ \\S+ (?:${quoted}|-) (?:\\d{3}|-) (?:\\S+ ){5}(?:${quoted}|-) (?:${quoted}|-)`,
);

function readS3(line: string, findings: Findings): boolean {
  const match = s3.exec(line);
  if (match === null) return false;
  const [, time, address, , , userAgent] = match;
  findings.startRecord("access log line");
  findings.addService("s3");
  findings.addAddress(address, unescaped(userAgent));
  findings.addMoment(time, "the log's time");
  return true;
}

// https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html, version 2
const flowLog =
  /^\d (\d{12}|unknown) (?:eni-[\da-f]+|-) ([\da-fA-F.:]+) ([\da-fA-F.:]+) (?:\d+|-) (?:\d+|-) (?:\d+|-) (?:\d+|-) (?:\d+|-) (\d{10}) \d{10} (?:ACCEPT|REJECT)/;

function readFlowLog(line: string, findings: Findings): boolean {
  const match = flowLog.exec(line);
  if (match === null) return false;
  const [, account, source, destination, time] = match;
  findings.startRecord("access log line");
  findings.addService("Amazon VPC");
  findings.addAccount(account);
  findings.addMoment(time, "the log's time");
  readEnds(findings, { source: [source], destination: [destination] });
  return true;
}

function unescaped(text = ""): string {
  return text.includes("\\") ? text.replace(/\\(["\\])/g, "$1") : text;
}
