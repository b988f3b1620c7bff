import type { Findings } from "@/lib/evidence/findings/findings";
import { at, listAt, parseJson, textAt } from "./json-value";

/**
 * Reads a CloudTrail event, or the short form of `lookup-events`. False for anything else.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function readCloudTrail(value: unknown, findings: Findings): boolean {
  const whole = textAt(value, "cloudTrailEvent");
  if (whole !== undefined && readCloudTrail(parseJson(whole), findings)) return true;
  const eventSource = textAt(value, "eventSource");
  if (textAt(value, "eventName") === undefined || eventSource === undefined) return false;
  // Other clouds have copied the names.
  if (at(value, "sourceIPAddress") === undefined && !eventSource.includes("amazonaws.com")) return false;
  findings.startRecord("CloudTrail event");
  // An event that is left out says nothing about when and where.
  if (isServiceHost(textAt(value, "sourceIPAddress"))) findings.addFallbackMoment(at(value, "eventTime"), "eventTime");
  else {
    findings.addMoment(at(value, "eventTime"), "eventTime", true);
    findings.addRegion(at(value, "awsRegion"));
  }
  findings.addService(eventSource);
  readAccounts(textAt(value, "recipientAccountId"), textAt(value, "userIdentity", "accountId"), findings);
  findings.addContext("principals", at(value, "userIdentity", "arn"));
  findings.addContext("accessKeys", at(value, "userIdentity", "accessKeyId"));
  findings.addContext("calls", at(value, "eventName"));
  for (const resource of listAt(value, "resources")) findings.addContext("resources", at(resource, "ARN"));
  const parameters = at(value, "requestParameters");
  for (const name of ["bucketName", "functionName", "secretId", "roleName"]) {
    findings.addContext("resources", at(parameters, name));
  }
  readCaller(textAt(value, "sourceIPAddress"), at(value, "userAgent"), findings);
  return true;
}

// `sourceIPAddress` can also name the AWS service that called on someone's behalf.
function readCaller(source: string | undefined, userAgent: unknown, findings: Findings): void {
  if (source === undefined || findings.addAddress(source, userAgent)) return;
  if (isServiceHost(source)) findings.skip("service host", source);
}

function isServiceHost(source: string | undefined): boolean {
  return /\.amazonaws\.com(?:\.cn)?$|^AWS Internal$/.test(source ?? "");
}

/** The receiving account is affected; a caller from another account may be anyone. */
export function readAccounts(recipient: string | undefined, caller: string | undefined, findings: Findings): void {
  findings.addAccount(recipient ?? caller);
  if (recipient !== undefined && caller !== undefined && caller !== recipient)
    findings.skip("caller's account", caller);
}
