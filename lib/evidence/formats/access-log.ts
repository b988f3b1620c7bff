import type { Findings } from "@/lib/evidence/findings/findings";
import { readEnds } from "./network-ends";

/**
 * Reads a line of a web server, load balancer, S3 or VPC flow log. Takes the caller; addresses within requests and
 * referrers are only what the caller wrote. False for any other line.
 */
export function readAccessLogLine(line: string, findings: Findings): boolean {
  return formats.some((read) => read(line, findings));
}

const formats = [readWebServer, readLoadBalancer, readS3, readFlowLog];

const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
const logTime = "\\[(\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4})\\]";

// https://httpd.apache.org/docs/2.4/logs.html#accesslog
const webServer = new RegExp(
  `^(?:[\\w.-]+:\\d+ )?([\\da-fA-F.:]+) \\S+ \\S+ ${logTime} ${quoted} (?:\\d{3}|-) (?:\\d+|-)(?: ${quoted} ${quoted})?`,
);

function readWebServer(line: string, findings: Findings): boolean {
  const match = webServer.exec(line);
  if (match === null) return false;
  const [, address, time, , , userAgent] = match;
  findings.startRecord("access log line");
  findings.addAddress(address, unescaped(userAgent));
  findings.addMoment(time, "the log's time");
  return true;
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

function unescaped(text: string | undefined): string | undefined {
  return text?.replace(/\\(["\\])/g, "$1");
}
